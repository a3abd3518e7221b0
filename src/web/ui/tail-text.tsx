import { RedactedText } from "./redacted-text.tsx";

interface TailTextProps {
  readonly text: string;
  /** Characters at the end that are always shown. */
  readonly tail?: number;
}

/** An id that is cut in the middle where it is too long: its end tells it from its neighbours. */
export function TailText({ text, tail = 8 }: TailTextProps) {
  if (text.includes("⟦"))
    return (
      <span className="truncate" title={text}>
        <RedactedText text={text} />
      </span>
    );
  const at = Math.max(0, text.length - tail);
  return (
    <span className="flex min-w-0" title={text}>
      <span className="sr-only">{text}</span>
      <span aria-hidden className="truncate">
        {text.slice(0, at)}
      </span>
      <span aria-hidden className="shrink-0 whitespace-pre">
        {text.slice(at)}
      </span>
    </span>
  );
}

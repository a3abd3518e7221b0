import { RedactedText } from "./redacted-text.tsx";
import type { DiffPart } from "./text-diff.ts";

/** A text with what was added and removed; both are marked by more than colour. */
export function DiffText({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <div dir="auto" className="font-mono text-small whitespace-pre-wrap [overflow-wrap:anywhere]">
      {parts.map((part, at) => (
        <Part key={`${at}${part.kind}`} part={part} />
      ))}
    </div>
  );
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === "added") return <ins className="rounded-small bg-selected no-underline">{text}</ins>;
  if (kind === "removed") return <del className="text-muted line-through">{text}</del>;
  return (
    <span>
      <RedactedText text={text} />
    </span>
  );
}

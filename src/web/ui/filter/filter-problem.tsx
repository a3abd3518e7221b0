import { CircleX } from "lucide-react";

export interface FilterFault {
  readonly message: string;
  readonly hint: string;
  /** Character offset into the filter; left out where the fault is in no one place. */
  readonly position?: number | undefined;
}

const around = 24;

/** What is wrong with a filter, and the very place. */
export function FilterProblem({
  id,
  text,
  fault,
}: {
  id: string;
  text: string;
  fault: FilterFault;
}) {
  const { message, hint, position } = fault;
  const end = position === undefined ? 0 : endOfFault(text, position);
  return (
    <div
      id={id}
      role="alert"
      className="flex flex-wrap items-baseline gap-x-2 border-l-2 border-error bg-error-tint px-2 py-1"
    >
      <CircleX size={14} aria-hidden className="self-center text-error" />
      <span className="font-strong">{message}.</span>
      {position !== undefined && position <= text.length && (
        <code aria-hidden className="font-mono whitespace-pre">
          {position > around && "…"}
          {text.slice(Math.max(0, position - around), position)}
          <mark className="bg-error text-surface">{text.slice(position, end) || " "}</mark>
          {text.slice(end, end + around)}
          {end + around < text.length && "…"}
        </code>
      )}
      <span className="text-muted">{hint}</span>
    </div>
  );
}

/** A term or word is marked whole, a sign alone. */
function endOfFault(text: string, position: number): number {
  const word = /^[\p{L}\p{N}"][^\s()]*/u.exec(text.slice(position, position + 200));
  return position + (word?.[0].length ?? 1);
}

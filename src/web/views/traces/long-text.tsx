import { clsx } from "clsx";
import { useState } from "react";
import { formatCount } from "#web/ui/format.ts";
import { RedactedText } from "#web/ui/redacted-text.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { foldText, prettyJson } from "./json-text.ts";
import { useCutLength, useWholeText } from "./span-texts.tsx";

interface LongTextProps {
  readonly text: string;
  /** Code keeps its columns; prose is set in the page's type. */
  readonly code?: boolean;
  /** Where it stands in the span's content: a text that came in part is asked for there. */
  readonly at?: string | undefined;
  /** Characters that are shown at first, where it is not what the reader came for. */
  readonly glimpse?: number | undefined;
}

/** Characters that are laid out at one time: more would hold up the page. */
const step = 200_000;

/** A text from outside, as text: JSON indented, the rest of a long one behind a button. */
export function LongText({ text, code, at, glimpse }: LongTextProps) {
  const [most, setMost] = useState(0);
  const whole = useWholeText(at, most > 0);
  const cutLength = useCutLength(at);
  if (text === "") return <p className="text-muted">empty</p>;
  const known = whole.text ?? text;
  const json = prettyJson(known);
  const full = json ?? known;
  const shown = most === 0 ? foldText(full, glimpse).shown : full.slice(0, most);
  const isPart = cutLength !== undefined && whole.text === undefined;
  const hidden = (isPart ? cutLength : full.length) - shown.length;
  return (
    <>
      <pre
        dir="auto"
        className={clsx(
          "max-w-full [overflow-wrap:anywhere] whitespace-pre-wrap",
          code || json ? "font-mono" : "font-sans text-body",
        )}
      >
        <RedactedText text={shown} />
      </pre>
      {whole.problem && (
        <ProblemNote
          what="The rest of this text could not be loaded"
          problem={whole.problem}
          onRetry={whole.retry}
        />
      )}
      {whole.isLoading && <p className="text-muted">Loading the rest…</p>}
      {hidden > 0 && !whole.isLoading && !whole.problem && (
        <button type="button" className="link" onClick={() => setMost(most + step)}>
          {hidden > step
            ? `Show ${formatCount(step)} of ${formatCount(hidden)} characters more`
            : `Show all (${formatCount(hidden)} characters more)`}
        </button>
      )}
    </>
  );
}

import { clsx } from "clsx";
import { useState } from "react";
import { formatCount } from "#web/ui/format.ts";
import { foldText, prettyJson } from "./json-text.ts";

interface LongTextProps {
  readonly text: string;
  /** Code keeps its columns; prose is set in the page's type. */
  readonly code?: boolean;
}

/** A text from outside, as text: JSON indented, the rest of a long one behind a button. */
export function LongText({ text, code }: LongTextProps) {
  const [whole, setWhole] = useState(false);
  if (text === "") return <p className="text-muted">empty</p>;
  const json = prettyJson(text);
  const full = json ?? text;
  const { shown, hidden } = whole ? { shown: full, hidden: 0 } : foldText(full);
  return (
    <>
      <pre
        className={clsx(
          "max-w-full [overflow-wrap:anywhere] whitespace-pre-wrap",
          code || json ? "font-mono" : "font-sans text-body",
        )}
      >
        {shown}
      </pre>
      {hidden > 0 && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          Show all ({formatCount(hidden)} characters more)
        </button>
      )}
    </>
  );
}

import { useMemo, useState } from "react";
import { Button } from "./button.tsx";
import { DiffText } from "./diff-text.tsx";
import { formatCount } from "./format.ts";
import { diffTexts, type DiffPart } from "./text-diff.ts";

interface LongTextProps {
  readonly text: string;
  /** Shows what changed since this text. */
  readonly against?: string | undefined;
}

const firstShown = 20_000;
const growth = 10;

/** Text from outside, as text: never markup, cut where it is very long, each paragraph in its own direction. */
export function LongText({ text, against }: LongTextProps) {
  const [most, setMost] = useState(firstShown);
  const parts = useMemo((): DiffPart[] => {
    const shown = text.slice(0, most);
    if (against === undefined) return [{ kind: "same", text: shown }];
    return diffTexts(against.slice(0, most), shown);
  }, [text, against, most]);
  return (
    <div>
      <DiffText parts={parts} />
      {text.length > most && (
        <div className="flex items-center gap-2 pt-2 text-muted">
          {`${formatCount(most)} of ${formatCount(text.length)} characters`}
          <Button onClick={() => setMost(most * growth)}>Show more</Button>
        </div>
      )}
    </div>
  );
}

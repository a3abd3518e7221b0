import { useMemo, useState } from "react";
import { Button } from "./button.tsx";
import { DiffText } from "./diff-text.tsx";
import { formatCount } from "./format.ts";
import { diffTexts, type DiffPart, likeness } from "./text-diff.ts";

interface LongTextProps {
  readonly text: string;
  /** Shows what changed since this text. */
  readonly against?: string | undefined;
  /** Characters shown before the reader asks for more. */
  readonly initially?: number;
}

const firstShown = 20_000;
const growth = 10;
/** Of texts with less in common than this share, marks would cover everything and show nothing. */
const leastAlike = 0.2;
/** Characters that are read at a glance, with marks all over them too. */
const brief = 200;

/** Text from outside, as text: never markup, cut where it is very long, each paragraph in its own direction. */
export function LongText({ text, against, initially = firstShown }: LongTextProps) {
  const [most, setMost] = useState(initially);
  const { parts, tooDifferent } = useMemo(() => {
    const shown = text.slice(0, most);
    const plain: DiffPart[] = [{ kind: "same", text: shown }];
    if (against === undefined) return { parts: plain, tooDifferent: false };
    const changes = diffTexts(against.slice(0, most), shown);
    const tooDifferent = shown.length > brief && likeness(changes) < leastAlike;
    return { parts: tooDifferent ? plain : changes, tooDifferent };
  }, [text, against, most]);
  return (
    <div>
      {tooDifferent && <p className="text-small text-muted">Too different to mark what changed.</p>}
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

import { clsx } from "clsx";
import type { Mark } from "./cell-marks.ts";
import { passShare } from "./cell-marks.ts";

const looks: Record<Mark["kind"], string> = {
  right: "text-muted",
  wrong: "font-strong text-ink",
  number: "text-ink",
  label: "text-ink",
  none: "text-muted",
  error: "text-error",
};

/** More repetitions are counted; all of them are in the open row. */
const mostDrawn = 8;

/** Every repetition's mark, and how many passed. */
export function ScoreMarks({ marks }: { marks: readonly Mark[] }) {
  const share = passShare(marks);
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5">
      <span className="truncate whitespace-nowrap">
        {marks.slice(0, mostDrawn).map(({ kind, text, words }, repetition) => (
          // oxlint-disable-next-line react/no-array-index-key -- repetitions have no other name
          <span key={repetition} className={looks[kind]} title={hover(words, repetition, marks)}>
            <span className="sr-only">{`${words} `}</span>
            <span aria-hidden>{separated(text, kind, repetition)}</span>
          </span>
        ))}
      </span>
      {share && <span className="text-small text-muted">{share}</span>}
    </span>
  );
}

export function MarkText({ mark: { kind, text, words } }: { mark: Mark }) {
  return (
    <span className={clsx(looks[kind])} title={words}>
      <span className="sr-only">{words}</span>
      <span aria-hidden>{text}</span>
    </span>
  );
}

function hover(words: string, repetition: number, marks: readonly Mark[]): string {
  return marks.length > 1 ? `Repetition ${repetition + 1}: ${words}` : words;
}

/** Numbers and labels need a space between them, ticks stand together. */
function separated(text: string, kind: Mark["kind"], repetition: number): string {
  return repetition > 0 && (kind === "number" || kind === "label") ? ` ${text}` : text;
}

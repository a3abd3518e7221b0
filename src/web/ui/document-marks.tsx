import { Check, Minus, X } from "lucide-react";
import type { JudgedPlace } from "#contract/span-detail.ts";
import { formatNumber, formatQuantity } from "./format.ts";
import { NotReported } from "./not-reported.tsx";

const labelledBy = {
  score: "by a score on this document",
  document: "by what the document says of itself",
  reference: "by the list of right documents of the example or trace",
} as const;

/** From this gain on a document is relevant; the same bound as the measures have. */
const relevantFrom = 0.5;

/** Whether a document is relevant to what was asked, and who says so. */
export function RelevanceMark({ label }: Pick<JudgedPlace, "label">) {
  if (!label) return <NotReported why="Nobody labelled how relevant this document is" />;
  const isRelevant = label.gain >= relevantFrom;
  const isPlain = label.gain === 0 || label.gain === 1;
  const word = `${isRelevant ? "relevant" : "not relevant"}${isPlain ? "" : ` (${formatNumber(label.gain)})`}, ${labelledBy[label.from]}`;
  return (
    <Sign
      word={word}
      look={isRelevant ? "yes" : "no"}
      note={isPlain ? undefined : formatNumber(label.gain)}
    />
  );
}

/** Whether the answer used a document, and how that shows. */
export function UseMark({ use, missing }: Pick<JudgedPlace, "use"> & { missing: string }) {
  if (!use) return <NotReported why={missing} />;
  const { cited, sharedPhrases } = use;
  if (!cited && sharedPhrases === 0)
    return (
      <Sign
        word="not used: the answer neither cites it nor shares five words in a row"
        look="none"
      />
    );
  const ways = [
    cited ? "the answer cites its id" : undefined,
    sharedPhrases > 0
      ? `${formatQuantity(sharedPhrases, "run")} of five words stand in the answer`
      : undefined,
  ].filter(Boolean);
  return (
    <Sign word={`used: ${ways.join(", and ")}`} look="yes" note={cited ? "cited" : undefined} />
  );
}

interface SignProps {
  readonly word: string;
  readonly look: "yes" | "no" | "none";
  readonly note?: string | undefined;
}

function Sign({ word, look, note }: SignProps) {
  const Icon = look === "yes" ? Check : look === "no" ? X : Minus;
  return (
    <span
      title={word}
      className={`inline-flex items-center gap-1 ${look === "yes" ? "text-ink" : "text-muted"}`}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      {note && (
        <span aria-hidden className="text-small">
          {note}
        </span>
      )}
      <span className="sr-only">{word}</span>
    </span>
  );
}

import type { Verdict } from "#contract/verdict.ts";
import { formatCount } from "#web/ui/format.ts";
import type { CompareView } from "../compare-view.ts";
import { tallyOf } from "../headline/headlines.ts";
import { sliceNoun } from "../words/slice-words.ts";

interface SliceTallyProps {
  readonly view: CompareView;
  readonly verdicts: readonly Verdict[];
  /** The rows are runs. */
  readonly grouped: boolean;
}

/** Of fewer, an interval says nothing. */
const fewestSlices = 10;

/** "19 better · 3 worse · 5 can't tell · found among 27", and what to expect of new slices. */
export function SliceTally({ view, verdicts, grouped }: SliceTallyProps) {
  if (verdicts.length === 0) return null;
  const { comparison, metric, run, sliceKey } = view;
  const tally = tallyOf(verdicts);
  const tested = verdicts.find(({ p }) => p !== null)?.p?.m;
  const across = comparison.acrossSlices.find(
    (one) => one.run === run.id && one.metric === metric.name,
  );
  const parts = [
    <span key="better" className="text-better">{`▲ ${formatCount(tally.improved)} better`}</span>,
    <span key="worse" className="text-worse">{`▼ ${formatCount(tally.regressed)} worse`}</span>,
    tally.no_detectable_change > 0 && `= ${formatCount(tally.no_detectable_change)} unchanged`,
    `? ${formatCount(tally.not_enough_data)} can't tell`,
    tested !== undefined && !grouped && `found among ${formatCount(tested)} tested`,
  ].filter(Boolean);
  return (
    <div className="text-muted">
      <p>
        {parts.map((part, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the parts have no other name
          <span key={at}>
            {at > 0 && " · "}
            {part}
          </span>
        ))}
      </p>
      {across && across.value !== null && across.n >= fewestSlices && !grouped && (
        <p title="t interval over the differences of the slices: what to expect where the slices here are a sample of more">
          {`A new ${sliceNoun(sliceKey, false)} like these: ${metric.formatEffect(across.value, "difference")}`}
          {metric.isPass && " points"}
          {across.low !== null &&
            across.high !== null &&
            ` (likely ${metric.formatEffect(across.low, "difference")} to ${metric.formatEffect(across.high, "difference")})`}
          {`, from ${formatCount(across.n)}.`}
        </p>
      )}
    </div>
  );
}

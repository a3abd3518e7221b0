import { VerdictMark } from "#web/ui/verdict-mark.tsx";
import { VerdictSentence } from "../headline/verdict-sentence.tsx";
import { WhyPopover } from "../headline/why-popover.tsx";
import type { MetricChoice } from "../metric-choice.ts";
import type { ForestRow } from "./forest-rows.ts";

interface ChosenSliceProps {
  readonly chosen: ForestRow | undefined;
  readonly metric: MetricChoice;
  readonly where: string | undefined;
}

/** The sentence of the slice that the matrix shows; its line is kept free for it. */
export function ChosenSlice({ chosen, metric, where }: ChosenSliceProps) {
  return (
    <p className="min-h-10 pt-1" aria-live="polite">
      {chosen ? (
        <>
          <VerdictMark status={chosen.verdict.status} className="mr-1" />
          <strong>
            <bdi>{chosen.name || "(empty)"}</bdi>
          </strong>
          {": "}
          <VerdictSentence verdict={chosen.verdict} where={where} />{" "}
          <WhyPopover title={chosen.name} verdict={chosen.verdict} metric={metric} />
        </>
      ) : (
        <span className="text-muted">
          A row shows its sentence here and its examples in the table below.
        </span>
      )}
    </p>
  );
}

import { type Comparison, type FigureName, figureNames } from "#contract/compare.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { ComparisonIndex } from "../comparison-index.ts";

/** Slices that say what the headline does not, the strongest first. */
export interface Exceptions {
  readonly status: "improved" | "regressed";
  readonly slices: readonly Verdict[];
  /** Slices looked at. */
  readonly of: number;
}

export interface Headline {
  readonly run: string;
  readonly place: number;
  readonly metric: string;
  readonly verdict: Verdict;
  /** Worse ones before better ones. */
  readonly exceptions: readonly Exceptions[];
}

/** One headline a run and metric, in the order of the runs, then of the metrics. */
export function headlinesOf(comparison: Comparison, index: ComparisonIndex): Headline[] {
  return comparison.runs.slice(1).flatMap(({ id: run }, at) =>
    comparison.metrics.flatMap(({ name: metric }): Headline[] => {
      const verdict = index.verdict(run, metric);
      if (!verdict) return [];
      const exceptions = exceptionsOf(verdict, index.slices(run, metric));
      return [{ run, place: at + 1, metric, verdict, exceptions }];
    }),
  );
}

/** What the headline hides: slices that are worse and better, but for those that it tells of itself. */
function exceptionsOf({ status }: Verdict, slices: readonly Verdict[]): Exceptions[] {
  return (["regressed", "improved"] as const)
    .filter((other) => other !== status)
    .map((other) => ({
      status: other,
      slices: strongestFirst(slices.filter((slice) => slice.status === other)),
      of: slices.length,
    }))
    .filter((exception) => exception.slices.length > 0);
}

export function strongestFirst(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.toSorted((one, other) => sizeOf(other) - sizeOf(one));
}

function sizeOf({ values: { effect, scale } }: Verdict): number {
  if (effect === null) return 0;
  return Math.abs(scale === "ratio" ? Math.log(effect) : effect);
}

/** Verdicts on latency, cost and tokens of a run over everything; those that nobody measured are left out. */
export function figureVerdicts(
  run: string,
  index: ComparisonIndex,
): { readonly figure: FigureName; readonly verdict: Verdict }[] {
  return figureNames.flatMap((figure) => {
    const verdict = index.verdict(run, figure);
    return verdict && verdict.values.effect !== null ? [{ figure, verdict }] : [];
  });
}

/** How many slices say what, for the line under the picture. */
export function tallyOf(verdicts: readonly Verdict[]): Readonly<Record<Verdict["status"], number>> {
  const tally = { improved: 0, regressed: 0, no_detectable_change: 0, not_enough_data: 0 };
  for (const { status } of verdicts) tally[status]++;
  return tally;
}

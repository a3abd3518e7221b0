import type { Comparison } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { Run } from "#contract/runs.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import type { ComparisonIndex } from "./comparison-index.ts";
import type { MetricChoice } from "./metric-choice.ts";

/** In place of a metadata key: the reader wants none. */
export const noSlices = "@none";

/** What the parts of the page share: the comparison and what of it the address has chosen. */
export interface CompareView {
  readonly project: string;
  readonly comparison: Comparison;
  readonly index: ComparisonIndex;
  readonly choices: readonly MetricChoice[];
  readonly metric: MetricChoice;
  /** The run that slices and matrix are about, and its place. */
  readonly run: Run;
  readonly place: number;
  /** Metadata key or `@saved` that the slices are of. */
  readonly sliceKey: string | undefined;
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
}

/** The metric that the address names, else the first. */
export function chosenMetric(
  choices: readonly MetricChoice[],
  name: string | undefined,
): MetricChoice | undefined {
  return choices.find((choice) => choice.name === name) ?? choices[0];
}

/** Whether there is any example to compare: some runs are known by totals alone. */
export function hasExamples({ runs }: Comparison): boolean {
  return runs.some(({ exampleCount }) => exampleCount > 0);
}

/** Place of the run that the address names; the last where it names none or the baseline. */
export function chosenPlace({ runs }: Comparison, id: string | undefined): number {
  const place = runs.findIndex((run) => run.id === id);
  return place > 0 ? place : runs.length - 1;
}

/** The key to slice by when the address says nothing: the first that slices into more than one. */
export function slicedBy(
  chosen: string | undefined,
  sliceKeys: Comparison["sliceKeys"],
): string | undefined {
  if (chosen === undefined) return sliceKeys.find(({ values }) => values > 1)?.key;
  return chosen === "@saved" || !chosen.startsWith("@") ? chosen : undefined;
}

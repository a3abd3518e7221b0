import type { Assessment } from "./assessment.ts";
import { marginOf, type Cell } from "./cell.ts";
import { insideMargin, missingOf, type Decision } from "./decide.ts";
import { alpha, wholeSlice, type AdjustedP, type Verdict, type Warning } from "./verdict.ts";

/** Fewer changed examples cannot bring the mid-p under .05. */
const fewestChanged = 5;
const mostMissing = 0.05;

/** What to know beside a verdict; those that need the other verdicts come later. */
export function warningsOf(
  cell: Cell,
  assessment: Assessment,
  { status, reason }: Decision,
  p: AdjustedP | null,
): Warning[] {
  const { values, ci, changes, paired } = assessment;
  const missing = missingOf(cell);
  const sure = status === "improved" || status === "regressed";
  const judged = p !== null && p.adjusted !== null;
  const found: Warning[] = [];
  if (reason === "no_shared_examples") found.push("unpaired");
  if (judged && p.adjusted > alpha && ci && excludesNoChange(ci, values.scale))
    found.push("ci_excludes_zero_but_adjusted_p_does_not");
  if (sure && isSmall(cell, assessment)) found.push("smaller_than_margin");
  if (paired > 0 && missing / (paired + missing) > mostMissing)
    found.push("missing_over_5_percent");
  if (judged && changes.wins + changes.losses < fewestChanged) found.push("few_changed");
  if (cell.counts.unfinished > 0) found.push("run_has_unfinished_outputs");
  if (assessment.baselineIsZero) found.push("baseline_is_zero");
  if (judged && assessment.noSpread) found.push("no_spread");
  return [...found, ...cell.known];
}

export function excludesNoChange(
  { low, high }: { readonly low: number; readonly high: number },
  scale: "difference" | "ratio",
): boolean {
  const none = scale === "ratio" ? 1 : 0;
  return low > none || high < none;
}

function isSmall(cell: Cell, { values }: Assessment): boolean {
  const { effect, scale } = values;
  if (effect === null) return false;
  return insideMargin({ low: effect, high: effect }, marginOf(cell), scale);
}

/** Headlines that improved while a slice of the same run and metric regressed. */
export function slicesThatDisagree(verdicts: readonly Verdict[]): Set<Verdict> {
  const keyOf = ({ run, metric }: Verdict): string => JSON.stringify([run, metric]);
  const worse = new Set(
    verdicts
      .filter(({ slice, status }) => slice !== wholeSlice && status === "regressed")
      .map(keyOf),
  );
  return new Set(
    verdicts.filter(
      (verdict) =>
        verdict.slice === wholeSlice && verdict.status === "improved" && worse.has(keyOf(verdict)),
    ),
  );
}

/**
 * The improved headline with the best effect of each metric that several runs were judged on, with their
 * number: the best of k on the same data looks better than it is.
 */
export function bestRuns(verdicts: readonly Verdict[]): Map<Verdict, number> {
  const byMetric = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    if (verdict.slice !== wholeSlice || verdict.p?.adjusted == null) continue;
    byMetric.set(verdict.metric, [...(byMetric.get(verdict.metric) ?? []), verdict]);
  }
  const best = new Map<Verdict, number>();
  for (const rivals of byMetric.values()) {
    const first = rivals.toSorted((a, b) => goodness(b) - goodness(a))[0];
    if (rivals.length > 1 && first?.status === "improved") best.set(first, rivals.length);
  }
  return best;
}

function goodness({ values, direction }: Verdict): number {
  const effect = values.effect ?? 0;
  return direction === "up" ? effect : -effect;
}

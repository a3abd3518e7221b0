import { type Comparison, type FigureName, figureNames, wholeSlice } from "#contract/compare.ts";
import { gateMetric } from "#contract/gate.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { Limit, Policy } from "./policy.ts";

export type Outcome = "pass" | "regressed" | "not_enough_data";

/** One thing that was looked at. */
export interface Finding {
  /** `correct`, `correct, task word_sorting`, `costUsd at most 1.5x`. */
  readonly name: string;
  readonly outcome: Outcome;
  readonly sentence: string;
  /** Null for a limit, which compares a value with a number. */
  readonly verdict: Verdict | null;
  /** A slice that cannot be told does not hold the gate shut; a headline does. */
  readonly decides: boolean;
}

export interface GateResult {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

interface SlicedComparison {
  /** Metadata key, or null where nothing was sliced. */
  readonly key: string | null;
  readonly comparison: Comparison;
}

/**
 * What the gate says: regressed where a headline, a slice or a limit surely is; else not enough data where a
 * headline or a limit cannot be told; else pass. The verdicts are the server's and never decided again.
 */
export function judgeGate(
  comparisons: readonly SlicedComparison[],
  { maxCost, maxLatency }: Policy,
): GateResult {
  const [first] = comparisons;
  if (!first) return { outcome: "not_enough_data", findings: [] };
  const findings = [
    ...headlines(first.comparison),
    ...comparisons.flatMap(({ key, comparison }) => (key === null ? [] : slices(comparison, key))),
    ...(maxCost ? [limited(first.comparison, "costUsd", maxCost)] : []),
    ...(maxLatency ? [limited(first.comparison, "latencyMs", maxLatency)] : []),
  ];
  const deciding = findings.filter(({ decides }) => decides);
  const outcome: Outcome = findings.some((each) => each.outcome === "regressed")
    ? "regressed"
    : deciding.length === 0 || deciding.some((each) => each.outcome === "not_enough_data")
      ? "not_enough_data"
      : "pass";
  return { outcome, findings };
}

/** Quality alone decides by verdicts; figures have limits, and the gate does not look at itself. */
function isQuality(metric: string): boolean {
  return metric !== gateMetric && !figureNames.some((figure) => figure === metric);
}

function outcomeOf({ status }: Verdict): Outcome {
  if (status === "regressed" || status === "not_enough_data") return status;
  return "pass";
}

function headlines({ verdicts }: Comparison): Finding[] {
  return verdicts
    .filter(({ slice, metric }) => slice === wholeSlice && isQuality(metric))
    .map((verdict) => ({
      name: verdict.metric,
      outcome: outcomeOf(verdict),
      sentence: verdict.sentence,
      verdict,
      decides: true,
    }));
}

/** Slices that got worse, one finding each; the others together are no news. */
function slices({ verdicts }: Comparison, key: string): Finding[] {
  return verdicts
    .filter(({ slice, metric }) => slice !== wholeSlice && isQuality(metric))
    .map((verdict) => ({
      name: `${verdict.metric}, ${key} ${verdict.slice}`,
      outcome: outcomeOf(verdict),
      sentence: verdict.sentence,
      verdict,
      decides: false,
    }));
}

/** Exceeded where the whole interval is above the limit; not to be told where a part of it is. */
function limited(comparison: Comparison, figure: FigureName, limit: Limit): Finding {
  const unit = limit.of === "baseline" ? "x" : "";
  const name = `${figure} at most ${limit.most}${unit}`;
  const found = limit.of === "baseline" ? ratioOf(comparison, figure) : valueOf(comparison, figure);
  const base = { name, verdict: null, decides: true } as const;
  if (found === null)
    return {
      ...base,
      outcome: "not_enough_data",
      sentence: `Can't tell: the runs do not report ${figure}.`,
    };
  const { value, low, high } = found;
  const interval = low === null || high === null ? "" : `, likely ${round(low)} to ${round(high)}`;
  const said = `${round(value)}${unit}${interval}`;
  if (value <= limit.most)
    return { ...base, outcome: "pass", sentence: `Within the limit: ${said}.` };
  if (found.sure ?? (low !== null && low > limit.most))
    return { ...base, outcome: "regressed", sentence: `Above the limit: ${said}.` };
  return { ...base, outcome: "not_enough_data", sentence: `Can't tell: ${said}.` };
}

interface Measured {
  /** Where there is no interval: whether the run is above its baseline for sure. */
  readonly sure?: boolean | undefined;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

function ratioOf({ verdicts }: Comparison, figure: FigureName): Measured | null {
  const verdict = verdicts.find(({ metric, slice }) => metric === figure && slice === wholeSlice);
  const { effect, scale } = verdict?.values ?? {};
  if (effect === null || effect === undefined || scale !== "ratio") return null;
  const ci = verdict?.ci;
  if (!ci) return { value: effect, low: null, high: null, sure: verdict?.status === "regressed" };
  return { value: effect, low: ci.low, high: ci.high };
}

function valueOf({ values, runs, baseline }: Comparison, figure: FigureName): Measured | null {
  const run = runs.find(({ id }) => id !== baseline)?.id;
  const found = values.find(
    (each) => each.run === run && each.metric === figure && each.slice === wholeSlice,
  );
  if (found?.value == null) return null;
  // Without an interval every example cost the same: the value is no estimate.
  return { ...found, value: found.value, ...(found.low === null && { sure: true }) };
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}

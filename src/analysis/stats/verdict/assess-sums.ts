import { clipInterval } from "../interval.ts";
import { meanEstimate, type MeanEstimate } from "../paired/paired-t.ts";
import { ruleOfThree } from "../pass-fail/rule-of-three.ts";
import { detectableInErrors, mdePairedMean, pairsForMean } from "../power/mde-paired-mean.ts";
import { expInterval } from "../ratio/geometric-mean-ratio.ts";
import { level, power, type Assessment } from "./assessment.ts";
import { marginOf, type Cell, type PairSums } from "./cell.ts";
import { alpha, type Power } from "./verdict.ts";

/** As of the interval of a bounded score: fewer changed examples say too little of rare big changes. */
const enoughChanged = 10;

/**
 * One cell from sums over its examples: the mean difference with its paired t interval and t test (over groups
 * where there are any), a typical ratio on logarithms, a ratio of totals linearised around itself.
 *
 * Made for looking at thousands of slices, where drawing for each would take minutes: the t test holds its
 * level for scores (.006/.024/.042/.048 at n = 10/20/50/200) and log latencies (.042-.063).
 */
export function assessSums(sums: PairSums, cell: Cell): Assessment {
  const { measure, direction } = cell;
  const logs = measure === "typical" && Number.isFinite(sums.differences);
  const ratio = measure === "total" && sums.baseline > 0 && sums.run > 0;
  if (logs) return typical(sums, cell);
  if (ratio) return total(sums, cell);
  const width = widthOf(cell);
  const estimate = differenceEstimate(sums, width);
  const bounded =
    estimate.ci && width !== null ? clipInterval(estimate.ci, -width, width) : estimate.ci;
  return {
    ...common(sums, direction),
    values: {
      baseline: sums.n === 0 ? null : sums.baseline / sums.n,
      run: sums.n === 0 ? null : sums.run / sums.n,
      effect: sums.n === 0 ? null : (sums.run - sums.baseline) / sums.n,
      scale: "difference",
    },
    ci: bounded && { level, ...bounded, method: methodOf(sums) },
    p: testOf(sums),
    mde: powerOf(sums, marginOf(cell)),
    width,
    baselineIsZero: measure === "total" && sums.baseline <= 0,
  };
}

function widthOf({ measure, range }: Cell): number | null {
  if (measure === "pass") return 1;
  return measure === "score" && range !== null ? range[1] - range[0] : null;
}

function common(sums: PairSums, direction: Cell["direction"]) {
  const { n, up, down } = sums;
  const [wins, losses] = direction === "up" ? [up, down] : [down, up];
  return {
    paired: n,
    groups: sums.groups?.count ?? null,
    changes: { wins, losses, ties: n - up - down },
    noSpread: up + down > 0 && !(errorOf(sums) > 0),
    draws: null,
  };
}

function methodOf({ groups }: PairSums): string {
  return groups === null ? "paired-t" : "cluster-t";
}

/** Standard error of the mean difference; 0 where there is no spread. */
function errorOf({ n, differences, differenceSquares, groups }: PairSums): number {
  if (groups !== null)
    return groups.count < 2
      ? 0
      : Math.sqrt((groups.count / (groups.count - 1)) * groups.squares) / n;
  if (n < 2) return 0;
  const squares = differenceSquares - (differences * differences) / n;
  // What is left by rounding is no spread.
  return squares <= 1e-12 * differenceSquares ? 0 : Math.sqrt(squares / (n - 1) / n);
}

function estimateOf(sums: PairSums): MeanEstimate {
  const { n, differences, groups } = sums;
  const df = (groups?.count ?? n) - 1;
  return meanEstimate(n, n === 0 ? null : differences / n, errorOf(sums), df, level);
}

/** With few changes one pair that gained the full range and one that lost it stand beside them. */
function differenceEstimate(sums: PairSums, width: number | null): MeanEstimate {
  const { up, down, n, groups } = sums;
  if (width === null || groups !== null || up + down >= enoughChanged) return estimateOf(sums);
  if (up + down > 0)
    return estimateOf({
      ...sums,
      n: n + 2,
      differenceSquares: sums.differenceSquares + 2 * width * width,
    });
  const most = ruleOfThree(n, level) * width;
  return { ...estimateOf(sums), ci: { low: -most, high: most } };
}

function testOf(sums: PairSums): Assessment["p"] {
  const { n, up, down } = sums;
  if (n === 0) return null;
  const test = sums.groups === null ? "paired-t" : "cluster-t";
  if (up + down === 0) return { raw: 1, test };
  const { p } = estimateOf(sums);
  // All moved by one amount: half of the chance that all signs agree.
  return { raw: p ?? Math.max(2 ** -n, Number.MIN_VALUE), test };
}

function powerOf(sums: PairSums, margin: number): Power | null {
  const error = errorOf(sums);
  if (!(error > 0)) return null;
  if (sums.groups !== null)
    return { power, value: detectableInErrors(alpha, power) * error, needed: null };
  const sd = error * Math.sqrt(sums.n);
  const value = mdePairedMean(sd, sums.n, alpha, power);
  return value === null ? null : { power, value, needed: pairsForMean(sd, margin, alpha, power) };
}

function typical(sums: PairSums, cell: Cell): Assessment {
  const { n } = sums;
  const { mean, ci } = estimateOf(sums);
  const mde = powerOf(sums, Math.log1p(marginOf(cell)));
  const before = sums.baselineLogs / n;
  const back = expInterval(ci);
  return {
    ...common(sums, cell.direction),
    values: {
      baseline: n === 0 ? null : Math.exp(before),
      run: mean === null ? null : Math.exp(before + mean),
      effect: mean === null ? null : Math.exp(mean),
      scale: "ratio",
    },
    ci: back && { level, ...back, method: `${methodOf(sums)}-on-logs` },
    p: testOf(sums),
    mde: mde && { ...mde, value: Math.expm1(mde.value) },
    width: null,
    baselineIsZero: false,
  };
}

/** log R +- t se, se^2 = sum (run - R baseline)^2 / (n (n-1)) / mean(run)^2. */
function total(sums: PairSums, cell: Cell): Assessment {
  const { n, baseline, run, baselineSquares, runSquares, products } = sums;
  const effect = run / baseline;
  const squares = Math.max(
    0,
    runSquares - 2 * effect * products + effect * effect * baselineSquares,
  );
  const error = n < 2 ? 0 : Math.sqrt(squares / (n * (n - 1))) / (run / n);
  const onLogs = meanEstimate(n, Math.log(effect), error, n - 1, level);
  const ci = expInterval(onLogs.ci);
  return {
    ...common(sums, cell.direction),
    values: { baseline: baseline / n, run: run / n, effect, scale: "ratio" },
    ci: ci && { level, ...ci, method: "linearised-log-ratio" },
    p: testOf(sums),
    mde: null,
    width: null,
    baselineIsZero: false,
  };
}

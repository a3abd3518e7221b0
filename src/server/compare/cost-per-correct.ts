import type { Comparison } from "#contract/compare.ts";
import type { Interval } from "#analysis/stats/interval.ts";
import { percentileInterval, resample } from "#analysis/stats/ratio/bootstrap.ts";
import { fnv1a32 } from "#analysis/stats/random/fnv1a32.ts";
import { normalQuantile } from "#analysis/stats/special/normal.ts";
import type { JudgedQuantity, JudgeJob } from "./judge-job.ts";

type CostPerCorrect = Comparison["costsPerCorrect"][number];

/** A bootstrap of a ratio covers too little below this many examples. */
const fewestResampled = 10;
/** Beyond, the interval of the linearised ratio is the same to the third digit, in a thousandth of the time. */
const mostResampled = 5000;

/** What one right answer cost: all that was paid, also for wrong ones, over the right ones. */
export function costsPerCorrectOf(
  job: JudgeJob,
  { quantity, baseline, others }: JudgedQuantity,
): CostPerCorrect[] {
  if (quantity.measure !== "pass" || quantity.direction !== "up") return [];
  const { members } = job.slices[0]!;
  return [baseline, ...others.map(({ column }) => column)].flatMap((column, at) => {
    const [costs, rights] = bothOf(job.costs[at]!, column.values, members);
    if (costs.length === 0) return [];
    const ratio = ratioOf(costs, rights);
    const seed = fnv1a32(`cost|${column.run}|${quantity.name}`);
    const ci = ratio === null ? null : intervalOf(costs, rights, ratio, seed);
    return {
      run: column.run,
      metric: quantity.name,
      value: ratio,
      low: ci?.low ?? null,
      high: ci?.high ?? null,
      n: costs.length,
    };
  });
}

/** Cost and share of right answers of the examples that have both. */
function bothOf(
  costs: Float64Array,
  values: Float64Array,
  members: Int32Array | null,
): [number[], number[]] {
  const kept: [number[], number[]] = [[], []];
  const length = members?.length ?? values.length;
  for (let at = 0; at < length; at++) {
    const place = members === null ? at : members[at]!;
    if (Number.isNaN(costs[place]!) || Number.isNaN(values[place]!)) continue;
    kept[0].push(costs[place]!);
    kept[1].push(values[place]!);
  }
  return kept;
}

function ratioOf(costs: readonly number[], rights: readonly number[]): number | null {
  let [cost, right] = [0, 0];
  for (let at = 0; at < costs.length; at++) {
    cost += costs[at]!;
    right += rights[at]!;
  }
  return right > 0 ? cost / right : null;
}

function intervalOf(
  costs: readonly number[],
  rights: readonly number[],
  ratio: number,
  seed: number,
): Interval | null {
  if (costs.length < fewestResampled) return null;
  if (costs.length > mostResampled) return linearised(costs, rights, ratio);
  const statistic = (places: Int32Array): number | null => {
    let [cost, right] = [0, 0];
    for (const place of places) {
      cost += costs[place]!;
      right += rights[place]!;
    }
    return right > 0 ? cost / right : null;
  };
  return percentileInterval(resample(costs.length, statistic, seed));
}

/** ratio +- z sqrt(sum (cost - ratio right)^2 / (n (n-1))) / mean right */
function linearised(costs: readonly number[], rights: readonly number[], ratio: number): Interval {
  let [squares, right] = [0, 0];
  for (const [at, cost] of costs.entries()) {
    squares += (cost - ratio * rights[at]!) ** 2;
    right += rights[at]!;
  }
  const n = costs.length;
  const half = (normalQuantile(0.975) * Math.sqrt(squares / (n * (n - 1))) * n) / right;
  return { low: Math.max(0, ratio - half), high: ratio + half };
}

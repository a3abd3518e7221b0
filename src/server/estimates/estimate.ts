import { clipInterval, type Interval } from "#analysis/stats/interval.ts";
import { meanEstimate } from "#analysis/stats/paired/paired-t.ts";
import type { Metric } from "#contract/registries.ts";

/** A value of one run, version or slice by itself, with its 95 % interval over examples. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

const level = 0.95;

export function estimate(value: number | null, ci: Interval | null, n: number): Estimate {
  return { value, low: ci?.low ?? null, high: ci?.high ?? null, n };
}

/** The t interval of a mean over n examples, from its moments; null where they do not vary or are too few. */
export function intervalOfMoments(
  n: number,
  mean: number | null,
  variance: number | null,
): Interval | null {
  if (mean === null || variance === null) return null;
  return meanEstimate(n, mean, Math.sqrt(variance / n), n - 1, level).ci;
}

/** What a value cannot be is no part of its interval: a share is between 0 and 1, a score within its range. */
export function withinRange(
  kind: "pass" | "figure" | "other",
  range: Readonly<Metric["range"]>,
  ci: Interval | null,
): Interval | null {
  if (ci === null) return null;
  if (kind === "pass") return clipInterval(ci, 0, 1);
  if (kind === "figure") return clipInterval(ci, 0, Infinity);
  return range === null ? ci : clipInterval(ci, range[0], range[1]);
}

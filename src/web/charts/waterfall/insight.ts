import { type Concurrency, concurrencyOf } from "#analysis/trace/concurrency.ts";
import { type CriticalPath, criticalPath } from "#analysis/trace/critical-path.ts";
import { selfTimes } from "#analysis/trace/self-time.ts";
import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";

/** What takes a look at the whole trace to know. The picture does without it until it is there. */
export interface Insight {
  /** Per row: the time in which no child ran, ms. NaN where not known. */
  readonly selfMs: Float64Array;
  readonly path: CriticalPath;
  readonly concurrency: Concurrency;
}

export function insightOf(waterfall: Waterfall): Insight {
  return {
    selfMs: selfTimes(waterfall),
    path: criticalPath(waterfall),
    concurrency: concurrencyOf(waterfall),
  };
}

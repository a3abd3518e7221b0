import { sum } from "../describe/moments.ts";
import type { Interval } from "../interval.ts";
import { wilson } from "../pass-fail/wilson.ts";
import { normalQuantile } from "../special/normal.ts";
import { studentTwoSidedQuantile } from "../special/student-t.ts";

/** Of one example: how many of its results have the property. */
export interface Cluster {
  readonly hits: number;
  readonly of: number;
}

export interface ClusteredShare {
  /** Null without results. */
  readonly share: number | null;
  readonly ci: Interval | null;
  /** How much wider than for independent results: variance over variance, 1 or more. */
  readonly designEffect: number;
}

/**
 * Share of results with Wilson's interval, the example being the unit: results of one example (repetitions,
 * runs) are not independent, so the interval is that of n / design effect results (Korn and Graubard 1998).
 *
 * With one result an example this is Wilson's interval of n. Where all or none have the property nothing is
 * known of the spread, and the examples are counted instead. Never narrower than for independent results.
 */
export function clusteredShare(clusters: readonly Cluster[], level = 0.95): ClusteredShare {
  const n = sum(clusters.map(({ of }) => of));
  const hits = sum(clusters.map(({ hits: each }) => each));
  if (n === 0) return { share: null, ci: null, designEffect: 1 };
  const share = hits / n;
  const count = clusters.filter(({ of }) => of > 0).length;
  if (count === n) return { share, ci: wilson(hits, n, level), designEffect: 1 };
  const designEffect = Math.max(1, effectOf(clusters, share, n, count));
  const fewClusters =
    count < 2
      ? 1
      : (normalQuantile(0.5 + level / 2) / studentTwoSidedQuantile(level, count - 1)) ** 2;
  const effective = Math.max(1, (n / designEffect) * fewClusters);
  // Exact at the ends, where Wilson's interval begins at 0 or ends at 1.
  const passed = hits === n ? effective : share * effective;
  return { share, ci: wilson(passed, effective, level), designEffect };
}

function effectOf(clusters: readonly Cluster[], share: number, n: number, count: number): number {
  if (share === 0 || share === 1 || count < 2) return n / count;
  const spread = sum(clusters.map(({ hits, of }) => (hits - share * of) ** 2));
  const clustered = ((count / (count - 1)) * spread) / (n * n);
  return clustered / ((share * (1 - share)) / (n - 1));
}

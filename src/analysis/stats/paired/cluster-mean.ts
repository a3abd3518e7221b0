import { mean } from "../describe/moments.ts";
import { meanEstimate, type MeanEstimate } from "./paired-t.ts";

/** Sums of values by group, groups in the order they appear. */
export function groupSums(values: readonly number[], groups: readonly string[]): number[] {
  const sums = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const group = groups[index]!;
    sums.set(group, (sums.get(group) ?? 0) + value);
  }
  return [...sums.values()];
}

/**
 * Mean of values that come in groups (a document's questions, a session's turns).
 *
 * se = sqrt(G/(G-1) sum_g (sum_{i in g} (x_i - m))^2) / n, df = G-1: the group is the unit, not the row
 * (Miller 2024). Assumes independent groups and wants ten of them. One group: no standard error.
 */
export function clusterMean(
  values: readonly number[],
  groups: readonly string[],
  level = 0.95,
): MeanEstimate {
  const n = values.length;
  const centre = mean(values);
  const sums =
    centre === null
      ? []
      : groupSums(
          values.map((value) => value - centre),
          groups,
        );
  const count = sums.length;
  let squares = 0;
  for (const each of sums) squares += each * each;
  const se = count < 2 ? null : Math.sqrt((count / (count - 1)) * squares) / n;
  return meanEstimate(n, centre, se, count - 1, level);
}

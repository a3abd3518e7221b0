import { mean, sum } from "../describe/moments.ts";

/**
 * Agreement of a fixed number of raters beyond chance (Fleiss 1971).
 *
 * `counts[item][category]`, each item rated equally often, at least twice. Null without items, with one
 * rating, or if only one category was ever used.
 */
export function fleissKappa(counts: readonly (readonly number[])[]): number | null {
  const raters = sum(counts[0] ?? []);
  if (raters < 2) return null;
  const agreement = mean(
    counts.map((row) => sum(row.map((count) => count * (count - 1))) / (raters * (raters - 1))),
  );
  const total = raters * counts.length;
  const shares = (counts[0] ?? []).map(
    (_, category) => sum(counts.map((row) => row[category] ?? 0)) / total,
  );
  const expected = sum(shares.map((share) => share * share));
  return agreement === null || expected >= 1 ? null : (agreement - expected) / (1 - expected);
}

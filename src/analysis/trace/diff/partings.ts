import { benjaminiHochberg } from "../../stats/many/benjamini-hochberg.ts";
import { wilson } from "../../stats/pass-fail/wilson.ts";
import { fisherExact } from "../../stats/unpaired/fisher-exact.ts";
import { alignTrees } from "./align-trees.ts";
import type { Facet, StepTree } from "./step.ts";

/** Where one pair of traces parts. */
export interface PartingPlace {
  /** Names of the steps from the root to the one where they part. */
  readonly path: readonly string[];
  readonly kind: string;
  readonly change: "lost" | "added" | "changed";
  readonly facet: Facet | null;
}

/** Where two traces part; null where they took the same course and said the same. */
export function partingOf(a: StepTree, b: StepTree): PartingPlace | null {
  const { rows, divergence } = alignTrees(a, b);
  if (!divergence) return null;
  const at = rows[divergence.row]!;
  const stepOf = (row: { readonly a: number; readonly b: number }) =>
    row.a < 0 ? b.steps[row.b]! : a.steps[row.a]!;
  const path: string[] = [];
  // The rows above are those that come before and reach beyond.
  for (let row = 0; row <= divergence.row; row++)
    if (rows[row]!.end > divergence.row) path.push(stepOf(rows[row]!).name);
  return {
    path,
    kind: stepOf(at).kind,
    change: at.a < 0 ? "added" : at.b < 0 ? "lost" : "changed",
    facet: divergence.facet,
  };
}

/** A pair of traces with where it parts. `broken`: right before, wrong after; null: not judged. */
export interface PartedPair {
  readonly place: PartingPlace | null;
  readonly broken: boolean | null;
}

/** Pairs that part at the same place, as indexes. */
export interface PartingGroup extends PartingPlace {
  readonly members: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly p: number | null;
  readonly adjusted: number | null;
}

/**
 * Pairs by where they part, the most frequent first, each place with the interval of its share of all pairs
 * and whether its pairs are broken more or less often than the others (Fisher's exact mid-p over the judged
 * pairs, Benjamini-Hochberg over the places).
 */
export function groupPartings(pairs: readonly PartedPair[]): PartingGroup[] {
  const groups = new Map<string, { readonly place: PartingPlace; readonly members: number[] }>();
  for (const [index, { place }] of pairs.entries()) {
    if (!place) continue;
    const key = JSON.stringify([place.path, place.kind, place.change, place.facet]);
    const group = groups.get(key);
    if (group) group.members.push(index);
    else groups.set(key, { place, members: [index] });
  }
  const sorted = [...groups.values()].toSorted((a, b) => b.members.length - a.members.length);
  const all = countsOf(pairs);
  const ps = sorted.map(({ members }) => {
    const own = countsOf(members.map((at) => pairs[at]!));
    if (all.judged === 0) return null;
    const elsewhere = all.judged - own.judged;
    const brokenElsewhere = all.broken - own.broken;
    return fisherExact(
      own.broken,
      own.judged - own.broken,
      brokenElsewhere,
      elsewhere - brokenElsewhere,
    ).midP;
  });
  const adjusted = benjaminiHochberg(ps.filter((p) => p !== null));
  return sorted.map(({ place, members }, at) => {
    const interval = wilson(members.length, pairs.length);
    return {
      ...place,
      members,
      low: interval?.low ?? 0,
      high: interval?.high ?? 1,
      p: ps[at]!,
      adjusted: adjusted[at] ?? null,
    };
  });
}

function countsOf(pairs: readonly PartedPair[]): { judged: number; broken: number } {
  const counts = { judged: 0, broken: 0 };
  for (const { broken } of pairs) {
    if (broken === null) continue;
    counts.judged += 1;
    if (broken) counts.broken += 1;
  }
  return counts;
}

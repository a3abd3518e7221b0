import { benjaminiHochberg } from "../../stats/many/benjamini-hochberg.ts";
import { wilson } from "../../stats/pass-fail/wilson.ts";
import { fisherExact } from "../../stats/unpaired/fisher-exact.ts";
import { plainMessage } from "../failure/plain-message.ts";
import { type AlignedRow, alignTrees } from "./align-trees.ts";
import type { Facet, StepTree } from "./step.ts";

/** Where one pair of traces parts. */
export interface PartingPlace {
  /** Names of the steps from the root to the one where they part. */
  readonly path: readonly string[];
  readonly kind: string;
  readonly change: "lost" | "added" | "changed";
  readonly facet: Facet | null;
}

/**
 * Where two traces part; null where they took the same course and said the same. Names are without what is
 * particular to one trace. Of a model that stands in one trace alone, the call it asked for tells more.
 */
export function partingOf(a: StepTree, b: StepTree): PartingPlace | null {
  const { rows, divergence } = alignTrees(a, b);
  if (!divergence) return null;
  const stepOf = (row: AlignedRow) => (row.a < 0 ? b.steps[row.b]! : a.steps[row.a]!);
  const place = tellingPlace(rows, divergence.row, (row) => stepOf(row).kind);
  const names: string[] = [];
  // The rows above are those that come before and reach beyond.
  for (let row = 0; row <= place; row++)
    if (rows[row]!.end > place) names.push(plainMessage(stepOf(rows[row]!).name));
  const { change } = rows[place]!;
  return {
    path: names.filter((name, at) => name !== names[at - 1]),
    kind: stepOf(rows[place]!).kind,
    change: change === "same" ? "changed" : change,
    facet: divergence.facet,
  };
}

function tellingPlace(
  rows: readonly AlignedRow[],
  at: number,
  kindOf: (row: AlignedRow) => string,
): number {
  const [row, next] = [rows[at]!, rows[at + 1]];
  const alone = row.change === "lost" || row.change === "added";
  const asksFor = alone && next?.change === row.change && kindOf(next) === "TOOL";
  return asksFor && kindOf(row) === "LLM" ? at + 1 : at;
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

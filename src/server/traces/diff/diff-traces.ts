import { alignTrees, type AlignedRow, type Divergence } from "#analysis/trace/diff/align-trees.ts";
import type { DiffRow, TraceDiff } from "#contract/trace-diff.ts";
import type { TraceSteps } from "./read-steps.ts";

/** Rows that an answer holds at most. */
const mostRows = 5000;

/** Two traces side by side. What is the same in both stands as one row, with the number of spans below it. */
export function diffOf(a: TraceSteps, b: TraceSteps): TraceDiff {
  const { rows, ...found } = alignTrees(a.tree, b.tree);
  const shown: number[] = [];
  for (let at = 0; at < rows.length; at = rows[at]!.change === "same" ? rows[at]!.end : at + 1)
    shown.push(at);
  const placeOf = (row: number): number => firstAtLeast(shown, row);
  const placed = (place: Divergence | null) => place && { ...place, row: placeOf(place.row) };
  const kept = shown.slice(0, mostRows);
  return {
    a: a.trace,
    b: b.trace,
    rows: kept.map((at): DiffRow => {
      const row = rows[at]!;
      return {
        a: a.spans[row.a] ?? null,
        b: b.spans[row.b] ?? null,
        depth: row.depth,
        change: row.change,
        facets: [...row.facets],
        end: Math.min(placeOf(row.end), kept.length),
        folded: row.change === "same" ? row.end - at - 1 : 0,
      };
    }),
    omitted: shown.length - kept.length,
    divergence: placed(found.divergence),
    firstDifference: placed(found.firstDifference),
    counts: countsOf(rows),
  };
}

function countsOf(rows: readonly AlignedRow[]): TraceDiff["counts"] {
  const counts = { same: 0, changed: 0, lost: 0, added: 0 };
  for (const { change, facets } of rows)
    // A step around a change is itself the same.
    counts[change === "changed" && facets.length === 0 ? "same" : change] += 1;
  return counts;
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

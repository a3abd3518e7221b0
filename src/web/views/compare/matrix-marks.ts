import type { MatrixCell, MatrixRow } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";

export type Mark =
  | { readonly kind: "right" | "wrong" | "none" | "error" }
  | { readonly kind: "number"; readonly value: number };

/** How one score looks: a tick or a cross for a pass, the number otherwise. */
export function markOf(metric: Pick<Metric, "kind"> | undefined, value: number | null): Mark {
  if (value === null) return { kind: "none" };
  if (metric?.kind === "pass" && value === 1) return { kind: "right" };
  if (metric?.kind === "pass" && value === 0) return { kind: "wrong" };
  return { kind: "number", value };
}

/** Cells of a run in a row, by repetition. */
export function cellsOf(row: MatrixRow, run: string): MatrixCell[] {
  return row.cells
    .filter((cell) => cell.run === run)
    .toSorted((one, other) => one.repetition - other.repetition);
}

/** One mark per repetition; none for an example that the run did not reach. */
export function marksOf(
  row: MatrixRow,
  run: string,
  metric: Pick<Metric, "name" | "kind"> | undefined,
): Mark[] {
  return cellsOf(row, run).map((cell) => {
    const score = metric ? (cell.scores[metric.name] ?? null) : null;
    return score === null && cell.error !== null ? { kind: "error" } : markOf(metric, score);
  });
}

/** Larger than zero where the difference is for the better. */
export function gainOf(metric: Pick<Metric, "direction"> | undefined, delta: number): number {
  return metric?.direction === "down" ? -delta : delta;
}

/** One line of a text: line breaks shown, not obeyed. */
export function oneLine(text: string): string {
  return text.slice(0, 400).replaceAll(/\s*\n\s*/g, " ⏎ ");
}

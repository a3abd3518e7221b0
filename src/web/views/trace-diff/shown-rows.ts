import type { DiffRow, TraceDiff } from "#contract/trace-diff.ts";

/** A row with its place among all rows of the answer. */
export interface ShownRow {
  readonly at: number;
  readonly row: DiffRow;
  /** Whether anything about the step itself differs. */
  readonly differs: boolean;
}

/** The rows to show: all of them, or those that differ with the steps around them. */
export function shownRows({ rows }: TraceDiff, all: boolean): ShownRow[] {
  return rows
    .map((row, at) => ({ at, row, differs: differs(row) }))
    .filter(({ row }) => all || row.change !== "same");
}

export function differs({ change, facets }: DiffRow): boolean {
  return change === "lost" || change === "added" || facets.length > 0;
}

/** Place of the row that the address names by a span of either trace, else of where the traces part. */
export function openedRow({ rows, divergence }: TraceDiff, span: string | undefined): number {
  const named = rows.findIndex(
    ({ a, b }) => span !== undefined && (a?.spanId === span || b?.spanId === span),
  );
  return named >= 0 ? named : (divergence?.row ?? 0);
}

/** Id by which an address names a row. */
export function spanOf({ a, b }: DiffRow): string {
  return (a ?? b)?.spanId ?? "";
}

/** Place of the next row that differs, from a place on; the same place where there is none. */
export function nextDifference(shown: readonly ShownRow[], at: number, step: 1 | -1): number {
  const ordered = step === 1 ? shown : shown.toReversed();
  const next = ordered.find((one) => one.differs && (step === 1 ? one.at > at : one.at < at));
  return next?.at ?? at;
}

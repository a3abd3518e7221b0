import { ProblemError } from "#contract/problem.ts";

const pageSizeDefault = 50;

/** Rows of a page: what was asked for, within bounds. */
export function pageLimit(asked: number | undefined, most = 500): number {
  return Math.max(1, Math.min(asked ?? pageSizeDefault, most));
}

/** A page of `rows`, read one longer than `size` to see whether more follow. */
export function pageOf<Row>(rows: readonly Row[], size: number, cursorOf: (last: Row) => string) {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last ? cursorOf(last) : null };
}

/** The row that a page starts at, of lists whose cursor is a place. */
export function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.", {
      hint: "Start again without a cursor.",
    });
  return Number(cursor);
}

/** A page of rows that are all at hand, by their place. */
export function offsetPage<Row>(
  rows: readonly Row[],
  cursor: string | undefined,
  limit: number | undefined,
) {
  const from = readOffset(cursor);
  const to = from + pageLimit(limit);
  return {
    items: rows.slice(from, to),
    nextCursor: to < rows.length ? String(to) : null,
    total: rows.length,
  };
}

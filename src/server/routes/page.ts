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

/** A page of rows that are all at hand, by their place. */
export function offsetPage<Row>(
  rows: readonly Row[],
  cursor: string | undefined,
  limit: number | undefined,
) {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.");
  const from = Number(cursor ?? 0);
  const to = from + pageLimit(limit);
  return {
    items: rows.slice(from, to),
    nextCursor: to < rows.length ? String(to) : null,
    total: rows.length,
  };
}

export const pageSize = 100;

/** Pages that hold these rows, and one more on either side, so that the next step of the scroll is there. */
export function pagesAround(first: number, last: number, total: number | undefined): number[] {
  const lastPage = total === undefined ? 0 : Math.max(0, Math.ceil(total / pageSize) - 1);
  const from = Math.min(lastPage, Math.max(0, Math.floor(first / pageSize) - 1));
  const to = Math.min(lastPage, Math.floor(Math.max(first, last - 1) / pageSize) + 1);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** How the cells of a metric's columns are read. */
export type MetricKind = "pass" | "score" | "label";

const yes = new Set(["true", "yes", "1"]);
const no = new Set(["false", "no", "0"]);

/** An empty cell is no value. */
export function textOf(cell: string): string | null {
  return cell === "" ? null : cell;
}

/** Undefined for a cell that is neither a number nor empty. */
export function numberOf(cell: string): number | null | undefined {
  const text = cell.trim();
  if (text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Undefined for a cell that is neither a truth value nor empty. */
export function truthOf(cell: string): boolean | null | undefined {
  const text = cell.trim().toLowerCase();
  if (text === "") return null;
  return yes.has(text) ? true : no.has(text) ? false : undefined;
}

/** Truth values when all are; else numbers when all are; else labels. Without any value: numbers. */
export function kindOf(cells: Iterable<string>): MetricKind {
  let seen = false;
  let truths = true;
  let numbers = true;
  for (const cell of cells) {
    if (cell.trim() === "") continue;
    seen = true;
    truths &&= truthOf(cell) !== undefined;
    numbers &&= numberOf(cell) !== undefined;
  }
  if (seen && truths) return "pass";
  return numbers ? "score" : "label";
}

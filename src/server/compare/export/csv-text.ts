import type { TableValue } from "./matrix-table.ts";

/** Texts that a spreadsheet would run as a formula begin with one of these. */
const formula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * One cell of a CSV file. A text that a spreadsheet would take for a formula gets an apostrophe in front, so
 * that opening what a model wrote cannot run it; numbers stay as they are.
 */
export function csvCell(value: TableValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const inert = formula.test(value) ? `'${value}` : value;
  return needsQuotes.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function csvLine(values: readonly TableValue[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

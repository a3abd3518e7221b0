import type { MatrixCell, MatrixRow } from "#contract/matrix.ts";

export type TableValue = string | number | boolean | null;

export interface TableColumn {
  readonly name: string;
  readonly type: "text" | "number" | "boolean";
  readonly of: (row: MatrixRow, repetition: number) => TableValue;
}

/** The matrix as a flat table: one line an example and repetition, some columns a run. */
export interface MatrixTable {
  readonly columns: readonly TableColumn[];
  /** The repetitions that a row has lines for, ascending. */
  readonly repetitionsOf: (row: MatrixRow) => readonly number[];
}

const cellColumns: readonly (readonly [
  name: string,
  type: TableColumn["type"],
  of: (cell: MatrixCell) => TableValue,
])[] = [
  ["output", "text", ({ output }) => output],
  ["error", "text", ({ error }) => error],
  ["unfinished", "boolean", ({ unfinished }) => unfinished],
  ["latencyMs", "number", ({ latencyMs }) => latencyMs],
  ["costUsd", "number", ({ costUsd }) => costUsd],
  ["totalTokens", "number", ({ totalTokens }) => totalTokens],
  ["traceId", "text", ({ traceId }) => traceId],
];

/** Columns of a view: those of the example, then for every run its value and what its result says. */
export function matrixTable(
  runs: readonly string[],
  metric: string | null,
  scores: readonly { readonly name: string; readonly isLabel: boolean }[],
): MatrixTable {
  const columns: TableColumn[] = [
    { name: "example", type: "text", of: ({ example }) => example },
    { name: "repetition", type: "number", of: (_, repetition) => repetition },
    { name: "input", type: "text", of: ({ input }) => input },
    { name: "reference", type: "text", of: ({ reference }) => reference },
    { name: "metadata", type: "text", of: ({ metadata }) => JSON.stringify(metadata) },
    { name: "delta", type: "number", of: ({ delta }) => delta },
  ];
  for (const [at, run] of runs.entries()) {
    const ofCell =
      (value: (cell: MatrixCell) => TableValue): TableColumn["of"] =>
      ({ cells }, repetition) => {
        const cell = cells.find((each) => each.run === run && each.repetition === repetition);
        return cell ? value(cell) : null;
      };
    if (metric !== null)
      columns.push({
        name: `${run} mean ${metric}`,
        type: "number",
        of: ({ values }) => values[at] ?? null,
      });
    for (const { name, isLabel } of scores)
      columns.push({
        name: `${run} ${name}`,
        type: isLabel ? "text" : "number",
        of: ofCell(({ scores: own }) => {
          const value = own[name] ?? null;
          return isLabel || typeof value !== "string" ? value : null;
        }),
      });
    for (const [name, type, of] of cellColumns)
      columns.push({ name: `${run} result ${name}`, type, of: ofCell(of) });
  }
  return { columns, repetitionsOf };
}

function repetitionsOf({ cells }: MatrixRow): readonly number[] {
  const found = [...new Set(cells.map(({ repetition }) => repetition))];
  return found.length === 0 ? [0] : found.toSorted((a, b) => a - b);
}

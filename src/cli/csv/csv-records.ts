import type { z } from "zod";
import type { exampleRecord, metricRecord, resultRecord, runRecord } from "#contract/records.ts";
import { kindOf, type MetricKind, numberOf, textOf, truthOf } from "./cell.ts";
import type { ColumnMap, RunColumns } from "./column-map.ts";

/** Names that a table does not hold. */
export interface TableNames {
  readonly dataset: string;
  readonly experiment: string;
}

/** A record as it is written: what the contract fills in may be missing. */
export type WrittenRecord =
  | z.input<typeof exampleRecord>
  | z.input<typeof metricRecord>
  | z.input<typeof resultRecord>
  | z.input<typeof runRecord>;

export type MetricKinds = ReadonlyMap<string, MetricKind>;

/** What a row gives. `records` has the same length for every row: null where there is nothing to say. */
export interface RowRecords {
  readonly records: readonly (WrittenRecord | null)[];
  /** Cells that could not be read, as sentences. */
  readonly faults: readonly string[];
}

/** The kind of each metric, judged by some rows. */
export function metricKinds(map: ColumnMap, sample: readonly (readonly string[])[]): MetricKinds {
  const cells = new Map<string, string[]>();
  for (const { scores } of map.runs)
    for (const [metric, column] of scores) {
      const seen = cells.get(metric) ?? [];
      seen.push(...sample.map((row) => row[column] ?? ""));
      cells.set(metric, seen);
    }
  return new Map([...cells].map(([metric, seen]) => [metric, kindOf(seen)]));
}

/** Records that stand before the rows. */
export function headRecords(
  map: ColumnMap,
  kinds: MetricKinds,
  { dataset, experiment }: TableNames,
): WrittenRecord[] {
  return [
    ...[...kinds].map(([name, kind]) => ({
      type: "metric" as const,
      name,
      kind,
      direction: kind === "label" ? null : ("up" as const),
    })),
    ...map.runs.map(({ run, promptVersion, model }) => ({
      type: "run" as const,
      id: run,
      name: run,
      experiment,
      dataset,
      status: "completed" as const,
      ...(promptVersion && { promptVersion }),
      ...(model !== undefined && { model }),
    })),
  ];
}

/** Records of one row; `number` is its place among the rows, from 1, and its id when no column has one. */
export function rowRecords(
  map: ColumnMap,
  kinds: MetricKinds,
  { dataset }: TableNames,
  row: readonly string[],
  number: number,
): RowRecords {
  const faults: string[] = [];
  const cell = (column: number | undefined): string => (column === undefined ? "" : row[column]!);
  const id = map.id === undefined ? String(number) : cell(map.id).trim();
  if (id === "") {
    faults.push("the id is empty");
    return { records: [null, ...map.runs.map(() => null)], faults };
  }
  const metadata = map.metadata.flatMap(({ name, column }) => {
    const value = textOf(cell(column));
    return value === null ? [] : [[name, value] as const];
  });
  const example: WrittenRecord = {
    type: "example",
    dataset,
    id,
    input: cell(map.input),
    reference: textOf(cell(map.reference)),
    split: textOf(cell(map.split)),
    metadata: Object.fromEntries(metadata),
  };
  return {
    records: [example, ...map.runs.map((run) => resultOf(run, kinds, id, cell, faults))],
    faults,
  };
}

function resultOf(
  columns: RunColumns,
  kinds: MetricKinds,
  example: string,
  cell: (column: number | undefined) => string,
  faults: string[],
): WrittenRecord | null {
  const amount = (column: number | undefined, what: string): number | null => {
    const value = numberOf(cell(column));
    if (value !== undefined && (value === null || value >= 0)) return value;
    faults.push(`${what} of ${columns.run} is not an amount: ${shown(cell(column))}`);
    return null;
  };
  const scores = [...columns.scores].map(([metric, column]) => {
    const value = scoreOf(kinds.get(metric) ?? "score", cell(column));
    if (value === undefined)
      faults.push(
        `${metric} of ${columns.run} is not like the values before: ${shown(cell(column))}`,
      );
    return [metric, value ?? null] as const;
  });
  const output = textOf(cell(columns.output));
  const error = textOf(cell(columns.error));
  const latencyMs = amount(columns.latencyMs, "latency");
  const costUsd = amount(columns.costUsd, "cost");
  const told = [output, error, latencyMs, costUsd, ...scores.map(([, value]) => value)];
  if (told.every((value) => value === null)) return null;
  return {
    type: "result",
    run: columns.run,
    example,
    ...(output !== null && { output }),
    ...(error !== null && { error }),
    latencyMs,
    costUsd,
    scores: Object.fromEntries(scores),
  };
}

function scoreOf(kind: MetricKind, cell: string) {
  if (kind === "pass") return truthOf(cell);
  return kind === "score" ? numberOf(cell) : textOf(cell);
}

function shown(cell: string): string {
  return JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
}

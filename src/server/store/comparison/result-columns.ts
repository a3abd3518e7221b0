import type { Db, ReadOptions } from "../db.ts";
import { binaryRows, hasMore, readByte, readDouble, readShort } from "./binary-rows.ts";
import { isUnfinished } from "./endings.ts";
import { exampleFinder, exampleHash, type ExampleIndex } from "./example-index.ts";
import type { Scope } from "./scope.ts";
import { counts, doubles } from "./shared-columns.ts";

/** A number per example: the mean over those of its results that report one, NaN where none does. */
export interface Measured {
  readonly mean: Float64Array;
  /** Results behind the mean. */
  readonly n: Uint32Array;
}

export type Figure = "latencyMs" | "costUsd" | "totalTokens";

/** What the results of one run say, a number per example. */
export interface ResultColumns {
  readonly results: Uint32Array;
  readonly failed: Uint32Array;
  readonly unfinished: Uint32Array;
  readonly figures: Readonly<Record<Figure, Measured>>;
  /** Failed results as example place times 65,536 plus repetition. */
  readonly failures: ReadonlySet<number>;
}

export function resultKey(place: number, repetition: number): number {
  return place * 65_536 + repetition;
}

/** Columns of each run, in the order of `scope.runs`; `marked` are the runs whose outputs end in an answer. */
export async function readResultColumns(
  db: Db,
  scope: Scope,
  index: ExampleIndex,
  marked: readonly string[],
  options: ReadOptions = {},
): Promise<ResultColumns[]> {
  const { project, runs } = scope;
  const bytes = await db.binary(
    `SELECT toUInt8(indexOf({runs:Array(String)}, toString(run)) - 1), ${exampleHash}, repetition,
       toUInt8(failed), toUInt8(${isUnfinished}), ifNull(latency_ms, nan), ifNull(cost_usd, nan),
       ifNull(toFloat64(coalesce(total_tokens, prompt_tokens + completion_tokens)), nan)
     FROM results FINAL WHERE project = {project:String} AND run IN {runs:Array(String)}
     ORDER BY run, example, repetition`,
    { project, runs, marked },
    options,
  );
  const length = index.ids.length;
  const columns = runs.map(() => emptyColumns(length));
  const finders = runs.map(() => exampleFinder(index));
  const rows = binaryRows(bytes);
  while (hasMore(rows)) {
    const run = readByte(rows);
    const place = finders[run]!(rows);
    const repetition = readShort(rows);
    const failed = readByte(rows);
    const unfinished = readByte(rows);
    const [latencyMs, costUsd, totalTokens] = [
      readDouble(rows),
      readDouble(rows),
      readDouble(rows),
    ];
    if (place < 0) continue;
    const column = columns[run]!;
    column.results[place]! += 1;
    column.failed[place]! += failed;
    column.unfinished[place]! += unfinished;
    if (failed === 1) column.failures.add(resultKey(place, repetition));
    add(column.figures.latencyMs, place, latencyMs);
    add(column.figures.costUsd, place, costUsd);
    add(column.figures.totalTokens, place, totalTokens);
  }
  for (const { figures } of columns) for (const figure of Object.values(figures)) finish(figure);
  return columns;
}

function emptyColumns(length: number) {
  return {
    results: counts(length),
    failed: counts(length),
    unfinished: counts(length),
    figures: {
      latencyMs: emptyMeasured(length),
      costUsd: emptyMeasured(length),
      totalTokens: emptyMeasured(length),
    },
    failures: new Set<number>(),
  };
}

export function emptyMeasured(length: number): Measured {
  return { mean: doubles(length), n: counts(length) };
}

/** Sums up first; {@link finish} makes means of the sums. */
export function add({ mean, n }: Measured, place: number, value: number): void {
  if (Number.isNaN(value)) return;
  mean[place]! += value;
  n[place]! += 1;
}

export function finish({ mean, n }: Measured): void {
  for (let place = 0; place < mean.length; place++)
    mean[place] = n[place] === 0 ? Number.NaN : mean[place]! / n[place]!;
}

import { z } from "zod";
import type { ComparedValue } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import type { Db, ReadOptions } from "../db.ts";
import { pivotSql, pivotValues } from "./pivot.ts";

export interface CompareQuery {
  readonly project: string;
  /** The baseline first. */
  readonly runs: readonly string[];
  readonly metric: Metric;
  /** A metadata key of the examples of `dataset`. */
  readonly slices?: { readonly dataset: string; readonly key: string } | undefined;
}

export const wholeSlice = "(all)";

/** Values of one metric per run, over everything and per slice, and how each run stands to the baseline. */
export async function compareValues(
  db: Db,
  query: CompareQuery,
  options: ReadOptions = {},
): Promise<ComparedValue[]> {
  const { project, runs, metric, slices } = query;
  const others = runs.map((_, index) => index).slice(1);
  const better = metric.direction === "up" ? ">" : "<";
  const numbers = [
    ...runs.flatMap((_, i) => [`avgOrNull(v${i})`, `toUInt32(count(v${i}))`]),
    ...others.flatMap((i) => {
      const both = `v0 IS NOT NULL AND v${i} IS NOT NULL`;
      return [
        `toUInt32(countIf(${both}))`,
        `avgOrNullIf(v0, ${both})`,
        `avgOrNullIf(v${i}, ${both})`,
        `toUInt32(countIf(${both} AND v${i} ${better} v0))`,
        `toUInt32(countIf(${both} AND v${i} = v0))`,
      ];
    }),
  ];
  const from = slices
    ? `(${pivotSql(runs.length)}) AS pivot GLOBAL LEFT JOIN (
         SELECT example, metadata[{key:String}] AS slice FROM examples FINAL
         WHERE project = {project:String} AND dataset = {dataset:String}
       ) AS sliced USING example
       GROUP BY GROUPING SETS ((slice), ()) ORDER BY is_all DESC, slice LIMIT 2001`
    : `(${pivotSql(runs.length)}) AS pivot`;
  const rows = await db.tuples(
    `SELECT ${slices ? "grouping(slice) AS is_all, slice" : "1 AS is_all, ''"}, ${numbers.join(", ")} FROM ${from}`,
    {
      ...pivotValues(project, metric.name, runs),
      ...(slices && { key: slices.key, dataset: slices.dataset }),
    },
    options,
  );
  return rows.flatMap((row) => valuesOf(row, runs, metric.name));
}

const cell = z.number().nullable();

function valuesOf(
  row: readonly unknown[],
  runs: readonly string[],
  metric: string,
): ComparedValue[] {
  const isAll = row[0] === 1;
  const slice = isAll ? wholeSlice : z.string().parse(row[1]) || "(none)";
  const numbers = z.array(cell).parse(row.slice(2));
  const pairedFrom = runs.length * 2;
  return runs.map((run, index) => {
    const at = pairedFrom + (index - 1) * 5;
    const n = numbers[at] ?? 0;
    const wins = numbers[at + 3] ?? 0;
    const ties = numbers[at + 4] ?? 0;
    return {
      run,
      metric,
      slice,
      value: numbers[index * 2] ?? null,
      n: numbers[index * 2 + 1] ?? 0,
      paired:
        index === 0
          ? null
          : {
              n,
              baseline: numbers[at + 1] ?? null,
              value: numbers[at + 2] ?? null,
              wins,
              losses: n - wins - ties,
              ties,
            },
    };
  });
}

const keyRow = z.object({ key: z.string(), values: z.number() });
const mostSliceValues = 200;

/** Metadata keys with two to 200 different values among the examples: those that make useful slices. */
export async function sliceKeysOf(
  db: Db,
  project: string,
  dataset: string,
  options: ReadOptions = {},
): Promise<{ key: string; values: number }[]> {
  return db.rows(
    keyRow,
    `SELECT pair.1 AS key, toUInt32(uniqExact(pair.2)) AS values FROM (
       SELECT arrayJoin(metadata) AS pair FROM examples FINAL
       WHERE project = {project:String} AND dataset = {dataset:String}
     ) GROUP BY key HAVING values BETWEEN 2 AND {most:UInt32} ORDER BY values, key LIMIT 50`,
    { project, dataset, most: mostSliceValues },
    options,
  );
}

import type { matrixShows, matrixSorts } from "#contract/compare.ts";
import type { Db, ReadOptions } from "../db.ts";
import { createBindings } from "../filter/bindings.ts";
import { compileFilter } from "../filter/compile.ts";
import { pivotSql, pivotValues } from "./pivot.ts";
import { resultTarget } from "./result-filter.ts";

export interface MatrixQuery {
  readonly project: string;
  /** The baseline first; the delta is of the last. */
  readonly runs: readonly string[];
  readonly metric: string;
  readonly direction: "up" | "down";
  readonly dataset: string;
  readonly metrics: ReadonlySet<string>;
  readonly where?: string | undefined;
  readonly sort: (typeof matrixSorts)[number];
  readonly show: (typeof matrixShows)[number];
  readonly offset: number;
  readonly limit: number;
}

export interface MatrixOrder {
  readonly rows: readonly {
    readonly example: string;
    readonly values: readonly (number | null)[];
  }[];
  readonly total: number;
}

/** Which examples a page of the matrix shows, with the metric's values; and how many match in all. */
export async function matrixOrder(
  db: Db,
  query: MatrixQuery,
  options: ReadOptions = {},
): Promise<MatrixOrder> {
  const { project, runs, metric, dataset } = query;
  const bindings = createBindings();
  const filter = compileFilter(query.where, resultTarget(bindings, query.metrics));
  const values = runs.map((_, index) => `v${index}`);
  const present = `SELECT example, toUInt32(max(failed)) AS any_failed, toUInt32(uniqExact(run)) AS run_count
    FROM results FINAL WHERE project = {project:String} AND run IN {runs:Array(String)} GROUP BY example`;
  const needsResults = query.show === "errored" || query.show === "unfinished";
  const source = needsResults
    ? `(${present}) AS present GLOBAL LEFT JOIN (${pivotSql(runs.length)}) AS pivot USING example`
    : `(${pivotSql(runs.length, true)})`;
  const parameters = {
    ...pivotValues(project, metric, runs),
    ...bindings.values,
    dataset,
    limit: query.limit,
    offset: query.offset,
  };
  const condition = `${showCondition(query)} AND ${filter}`;
  const page = await db.page(
    `SELECT example, ${values.join(", ")} FROM ${source} WHERE ${condition}
     ORDER BY ${orderBy(query)} LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
    parameters,
    options,
  );
  return {
    rows: page.rows.map(([example, ...cells]) => ({
      example: String(example),
      values: cells.map(asNumber),
    })),
    total: page.total,
  };
}

function asNumber(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function deltaOf({ runs }: MatrixQuery): string {
  return `(v${runs.length - 1} - v0)`;
}

function showCondition(query: MatrixQuery): string {
  const gain = query.direction === "up" ? ">" : "<";
  const loss = query.direction === "up" ? "<" : ">";
  const others = query.runs.map((_, index) => `v${index}`).slice(1);
  switch (query.show) {
    case "all":
      return "1";
    case "regressed":
      return `(${others.map((v) => `coalesce(${v} ${loss} v0, 0)`).join(" OR ")})`;
    case "improved":
      return `(${others.map((v) => `coalesce(${v} ${gain} v0, 0)`).join(" OR ")})`;
    case "disagree":
      return `(${others.map((v) => `coalesce(${v} != v0, 0)`).join(" OR ")})`;
    case "errored":
      return "any_failed = 1";
    case "unfinished":
      return `run_count < ${query.runs.length}`;
  }
}

/** Missing values come last; ties go by example, so that pages never overlap. */
function orderBy(query: MatrixQuery): string {
  const delta = deltaOf(query);
  const worstFirst = query.direction === "up" ? "ASC" : "DESC";
  const bestFirst = query.direction === "up" ? "DESC" : "ASC";
  const values = query.runs.map((_, index) => `v${index}`).join(", ");
  switch (query.sort) {
    case "worst":
      return `${delta} ${worstFirst} NULLS LAST, example`;
    case "best":
      return `${delta} ${bestFirst} NULLS LAST, example`;
    case "disagreement":
      return `arrayMax(arrayFilter(v -> v IS NOT NULL, [${values}])) - arrayMin(arrayFilter(v -> v IS NOT NULL, [${values}])) DESC NULLS LAST, example`;
    case "example":
      return "example";
  }
}

import { z } from "zod";
import type { failureSorts, failureSteps } from "#contract/failures.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type TraceScope, scopeSql } from "./scope.ts";

const groupRow = z.object({
  signature: z.string(),
  path: z.string(),
  type: z.string(),
  message: z.string(),
  traces: z.number(),
  steps: z.number(),
  fatal: z.number(),
  first: z.string(),
  last: z.string(),
  models: z.array(z.string()),
  prompts: z.array(z.string()),
  services: z.array(z.string()),
  releases: z.array(z.string()),
  exampleTrace: z.string(),
  exampleSpan: z.string(),
  exampleMessage: z.string(),
});
/** Failures with one signature, as the store sums them up. */
export type FailureRow = z.output<typeof groupRow>;

export interface FailureQuery extends TraceScope {
  readonly steps: (typeof failureSteps)[number];
  readonly sort: (typeof failureSorts)[number];
  readonly limit: number;
  readonly offset: number;
}

const orders: Readonly<Record<FailureQuery["sort"], string>> = {
  traces: "traces DESC, last DESC",
  latest: "last DESC, traces DESC",
  newest: "first DESC, traces DESC",
};

const mostValues = 8;
const iso = (time: string): string =>
  `concat(formatDateTime(${time}, '%Y-%m-%dT%H:%i:%S', 'UTC'), 'Z')`;

/** Failing steps of the traces in scope, one row a step. */
function stepsSql({ steps }: Pick<FailureQuery, "steps">, condition: string): string {
  const arrays = ["signatures", "spans", "paths", "types", "plain", "messages"].map(
    (name) => `failure_${name}`,
  );
  const taken = (name: string): string => (steps === "first" ? `arraySlice(${name}, 1, 1)` : name);
  return `SELECT trace_id, status, start_time, models, prompt_versions, services, release,
      step.1 AS signature, step.2 AS span, step.3 AS path, step.4 AS type, step.5 AS message, step.6 AS raw
    FROM (
      SELECT trace_id, status, start_time, models, prompt_versions, services, release,
        arrayZip(${arrays.map(taken).join(", ")}) AS steps
      FROM roll_ups FINAL WHERE ${condition} AND error_count > 0
    ) ARRAY JOIN steps AS step`;
}

/** A page of groups and how many there are. */
export async function failureRows(
  db: Db,
  query: FailureQuery,
  options: ReadOptions = {},
): Promise<{ readonly rows: FailureRow[]; readonly total: number }> {
  const { condition, values } = scopeSql(query);
  const distinct = (column: string) =>
    `arraySlice(arraySort(groupUniqArrayArray(50)(${column})), 1, ${mostValues})`;
  const columns = `SELECT signature, any(path) AS path, any(type) AS type, any(message) AS message,
     toUInt32(uniqExact(trace_id)) AS traces, toUInt32(count()) AS steps,
     toUInt32(uniqExactIf(trace_id, status = 'error')) AS fatal,
     ${iso("min(start_time)")} AS first, ${iso("max(start_time)")} AS last,
     ${distinct("models")} AS models, ${distinct("prompt_versions")} AS prompts, ${distinct("services")} AS services,
     ${distinct("if(release = '', [], [release])")} AS releases,
     argMax(trace_id, start_time) AS exampleTrace, argMax(span, start_time) AS exampleSpan, argMax(raw, start_time) AS exampleMessage
   FROM (${stepsSql(query, condition)}) GROUP BY signature`;
  const [rows, [count]] = await Promise.all([
    db.rows(
      groupRow,
      `${columns} ORDER BY ${orders[query.sort]}, signature LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
      { ...values, limit: query.limit, offset: query.offset },
      options,
    ),
    db.rows(
      z.object({ total: z.number() }),
      `SELECT toUInt32(uniqExact(signature)) AS total FROM (${stepsSql(query, condition)})`,
      values,
      options,
    ),
  ]);
  return { rows, total: count?.total ?? 0 };
}

const countRow = z.object({ signature: z.string(), bucket: z.number(), traces: z.number() });

/** Traces of each signature per bucket of `stepSeconds` since `first`, seconds since the epoch. */
export async function failureCounts(
  db: Db,
  query: FailureQuery,
  signatures: readonly string[],
  time: { readonly first: number; readonly stepSeconds: number },
  options: ReadOptions = {},
) {
  const { condition, values } = scopeSql(query);
  return db.rows(
    countRow,
    `SELECT signature, toUInt32(intDiv(toUnixTimestamp(start_time) - {first:Int64}, {step:UInt32})) AS bucket,
       toUInt32(uniqExact(trace_id)) AS traces
     FROM (${stepsSql(query, condition)}) WHERE signature IN {signatures:Array(String)} GROUP BY signature, bucket`,
    { ...values, signatures, first: time.first, step: time.stepSeconds },
    options,
  );
}

const wrongRow = z.object({ signature: z.string(), wrong: z.number() });

/** Of each signature, the traces whose result a pass metric says is wrong. */
export async function wrongCounts(
  db: Db,
  query: FailureQuery,
  signatures: readonly string[],
  options: ReadOptions = {},
) {
  const { condition, values } = scopeSql(query);
  return db.rows(
    wrongRow,
    `SELECT signature, toUInt32(uniqExact(trace_id)) AS wrong
     FROM (${stepsSql(query, condition)}) WHERE signature IN {signatures:Array(String)}
       AND trace_id GLOBAL IN (
         SELECT trace_id FROM (
           SELECT run, example, repetition, trace_id FROM results FINAL WHERE project = {ofProject:String} AND trace_id != ''
         ) AS r GLOBAL INNER JOIN (
           SELECT run, example, repetition, min(value) AS least FROM scores FINAL
           WHERE project = {ofProject:String} AND boolean AND example != '' GROUP BY run, example, repetition
         ) AS s ON s.run = r.run AND s.example = r.example AND s.repetition = r.repetition
         WHERE least < 1
       )
     GROUP BY signature`,
    { ...values, ofProject: query.project, signatures },
    options,
  );
}

const scopeRow = z.object({
  traces: z.number(),
  fatal: z.number(),
  recovered: z.number(),
  first: z.number(),
  last: z.number(),
});

/** Traces in scope, how they ended, and when the failing ones started (seconds since the epoch). */
export async function failureScope(db: Db, query: TraceScope, options: ReadOptions = {}) {
  const { condition, values } = scopeSql(query);
  const [row] = await db.rows(
    scopeRow,
    `SELECT toUInt32(count()) AS traces, toUInt32(countIf(status = 'error')) AS fatal, toUInt32(countIf(recovered)) AS recovered,
       toInt64(toUnixTimestamp(minIf(start_time, error_count > 0))) AS first,
       toInt64(toUnixTimestamp(maxIf(start_time, error_count > 0))) AS last
     FROM roll_ups FINAL WHERE ${condition}`,
    values,
    options,
  );
  return row ?? { traces: 0, fatal: 0, recovered: 0, first: 0, last: 0 };
}

const ownRow = z.object({
  spans: z.array(z.string()),
  signatures: z.array(z.string()),
  paths: z.array(z.string()),
  plain: z.array(z.string()),
});

/** The failing steps of one trace; undefined where there is no such trace. */
export async function ownFailures(
  db: Db,
  project: string,
  traceId: string,
  options: ReadOptions = {},
) {
  const [row] = await db.rows(
    ownRow,
    `SELECT failure_spans AS spans, failure_signatures AS signatures, failure_paths AS paths, failure_plain AS plain
     FROM roll_ups FINAL PREWHERE project = {project:String} AND trace_id = {traceId:String} ORDER BY ver DESC LIMIT 1`,
    { project, traceId },
    options,
  );
  return row;
}

const spreadRow = z.object({ signature: z.string(), traces: z.number() });

/** In how many traces each of the signatures stands. */
export async function tracesWith(
  db: Db,
  project: string,
  signatures: readonly string[],
  options: ReadOptions = {},
) {
  if (signatures.length === 0) return [];
  return db.rows(
    spreadRow,
    `SELECT signature, toUInt32(count()) AS traces FROM roll_ups FINAL
     ARRAY JOIN arrayDistinct(failure_signatures) AS signature
     WHERE project = {project:String} AND error_count > 0 AND signature IN {signatures:Array(String)} GROUP BY signature`,
    { project, signatures },
    options,
  );
}

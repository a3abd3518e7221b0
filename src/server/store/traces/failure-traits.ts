import { z } from "zod";
import { traitKinds } from "#contract/failures.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type TraceScope, scopeSql } from "./scope.ts";

/** Traces of each sort that are looked at. */
const mostTraces = 1000;

const sampleRow = z.object({
  trace_id: z.string(),
  name: z.string(),
  first: z.string(),
  last: z.string(),
});
export type SampledTrace = z.output<typeof sampleRow>;

const sampled = `trace_id, name, toString(toUnixTimestamp64Nano(first_start)) AS first,
  toString(toUnixTimestamp64Nano(last_start)) AS last`;

/** The latest traces with a failure. */
export async function failingSample(
  db: Db,
  scope: TraceScope,
  signature: string,
  options: ReadOptions = {},
): Promise<SampledTrace[]> {
  const { condition, values } = scopeSql(scope);
  return db.rows(
    sampleRow,
    `SELECT ${sampled} FROM roll_ups FINAL
     WHERE ${condition} AND error_count > 0 AND has(failure_signatures, {signature:String})
     ORDER BY start_time DESC, trace_id LIMIT ${mostTraces}`,
    { ...values, signature },
    options,
  );
}

/** The latest traces of a root in which nothing failed. */
export async function passingSample(
  db: Db,
  scope: TraceScope,
  root: string,
  options: ReadOptions = {},
): Promise<SampledTrace[]> {
  const { condition, values } = scopeSql(scope);
  return db.rows(
    sampleRow,
    `SELECT ${sampled} FROM roll_ups FINAL
     WHERE ${condition} AND name = {root:String} AND error_count = 0 AND NOT running
     ORDER BY start_time DESC, trace_id LIMIT ${mostTraces}`,
    { ...values, root },
    options,
  );
}

const traitRow = z.object({
  kind: z.enum(traitKinds),
  value: z.string(),
  failing: z.number(),
  passing: z.number(),
});
export type TraitRow = z.output<typeof traitRow>;

const mostTraits = 2000;

/**
 * What traces of the two samples have: steps, tools, models, prompt versions, documents, where they ran, tags and
 * metadata. Traits that all traces or one alone have are left out. Of a trace with the failing step, the
 * step itself and the error are not told apart from it: every failing trace has them.
 */
export async function traitsOf(
  db: Db,
  project: string,
  failing: readonly SampledTrace[],
  passing: readonly SampledTrace[],
  options: ReadOptions = {},
): Promise<TraitRow[]> {
  const all = [...failing, ...passing];
  const nanoseconds = all.flatMap(({ first, last }) => [BigInt(first), BigInt(last)]);
  const bound = (pick: (a: bigint, b: bigint) => bigint) => String(nanoseconds.reduce(pick));
  const pairs = [
    "[('step', concat(toString(kind), ' ', name))]",
    "if(tool_name = '', [], [('tool', toString(tool_name))])",
    "if(model = '', [], [('model', toString(model))])",
    "if(prompt_name = '', [], [('prompt', concat(prompt_name, '@', prompt_version))])",
    "if(service = '', [], [('service', toString(service))])",
    "if(release = '', [], [('release', toString(release))])",
    "if(environment = '', [], [('environment', toString(environment))])",
    "if(user_id = '', [], [('user', user_id)])",
    "arrayMap(t -> ('tag', toString(t)), tags)",
    "if(parent_span_id = '', arrayMap(k -> ('metadata', concat(k, '=', substringUTF8(metadata[k], 1, 200))), arraySlice(mapKeys(metadata), 1, 50)), [])",
    "arrayMap(k -> ('document', substringUTF8(attributes[k], 1, 200)), arrayFilter(k -> k LIKE '%document.id', mapKeys(attributes)))",
  ];
  return db.rows(
    traitRow,
    `SELECT trait.1 AS kind, trait.2 AS value,
       toUInt32(uniqExactIf(trace_id, trace_id IN {failing:Array(String)})) AS failing,
       toUInt32(uniqExactIf(trace_id, trace_id NOT IN {failing:Array(String)})) AS passing
     FROM (
       SELECT trace_id, arrayJoin(arrayConcat(${pairs.map((pair) => `CAST(${pair} AS Array(Tuple(String, String)))`).join(", ")})) AS trait
       FROM spans FINAL WHERE project = {project:String} AND trace_id IN {ids:Array(String)}
         AND start_time >= fromUnixTimestamp64Nano({fromNs:Int64}, 'UTC') AND start_time <= fromUnixTimestamp64Nano({toNs:Int64}, 'UTC')
     )
     GROUP BY kind, value
     HAVING failing + passing > 1 AND failing + passing < {count:UInt32}
     ORDER BY abs(failing / {failingCount:UInt32} - passing / {passingCount:UInt32}) DESC, kind, value LIMIT ${mostTraits}`,
    {
      project,
      ids: all.map(({ trace_id }) => trace_id),
      failing: failing.map(({ trace_id }) => trace_id),
      fromNs: bound((a, b) => (a < b ? a : b)),
      toNs: bound((a, b) => (a > b ? a : b)),
      count: all.length,
      failingCount: failing.length,
      passingCount: passing.length,
    },
    options,
  );
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { inTrace, type SpanPlace } from "../spans/read.ts";

const answerRow = z.object({ answer: z.string() });
const mostCharacters = 100_000;

/** What a trace answered: its root's output, else that of its last model call; "" where there is none. */
export async function finalAnswer(
  db: Db,
  place: SpanPlace,
  options: ReadOptions = {},
): Promise<string> {
  const [row] = await db.rows(
    answerRow,
    `SELECT substringUTF8(output, 1, ${mostCharacters}) AS answer FROM spans FINAL
     WHERE ${inTrace} AND output != '' AND (parent_span_id = '' OR kind = 'LLM')
     ORDER BY parent_span_id = '' DESC, start_time DESC LIMIT 1`,
    { ...place },
    options,
  );
  return row?.answer ?? "";
}

const manyRow = z.object({ trace_id: z.string(), answer: z.string() });
const boundRow = manyRow.extend({ first: z.string(), last: z.string() });
const previewCharacters = 2000;

/** The first 2,000 characters of what each of these traces answered; those without an answer are left out. */
export async function answersOf(
  db: Db,
  project: string,
  traceIds: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, string>> {
  if (traceIds.length === 0) return new Map();
  const roots = await db.rows(
    boundRow,
    `SELECT trace_id, output AS answer, toString(toUnixTimestamp64Nano(first_start)) AS first,
       toString(toUnixTimestamp64Nano(last_start)) AS last
     FROM roll_ups FINAL WHERE project = {project:String} AND trace_id IN {traceIds:Array(String)}`,
    { project, traceIds },
    options,
  );
  const silent = roots.filter(({ answer }) => answer === "");
  const found = new Map(roots.map(({ trace_id, answer }) => [trace_id, answer]));
  for (const { trace_id, answer } of await lastModelAnswers(db, project, silent, options))
    found.set(trace_id, answer);
  return new Map([...found].filter(([, answer]) => answer !== ""));
}

async function lastModelAnswers(
  db: Db,
  project: string,
  traces: readonly z.output<typeof boundRow>[],
  options: ReadOptions,
): Promise<z.output<typeof manyRow>[]> {
  if (traces.length === 0) return [];
  const firsts = traces.map(({ first }) => BigInt(first));
  const lasts = traces.map(({ last }) => BigInt(last));
  return db.rows(
    manyRow,
    `SELECT trace_id, argMax(substringUTF8(output, 1, ${previewCharacters}), (start_time, ver)) AS answer FROM spans
     WHERE project = {project:String} AND kind = 'LLM' AND output != '' AND trace_id IN {traceIds:Array(String)}
       AND start_time BETWEEN fromUnixTimestamp64Nano({first:Int64}) AND fromUnixTimestamp64Nano({last:Int64})
     GROUP BY trace_id`,
    {
      project,
      traceIds: traces.map(({ trace_id }) => trace_id),
      first: firsts.reduce((a, b) => (a < b ? a : b)).toString(),
      last: lasts.reduce((a, b) => (a > b ? a : b)).toString(),
    },
    options,
  );
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import type { RetrievingSpan } from "./retrieving-spans.ts";

const textRow = z.object({
  trace_id: z.string(),
  span_id: z.string(),
  attributes: z.record(z.string(), z.string()),
  input: z.string(),
  input_key: z.string(),
  output: z.string(),
  output_key: z.string(),
  events: z.string(),
});
export type RetrievedTexts = z.output<typeof textRow>;

/** Characters of a document that are read: enough to find its words in an answer. */
const documentCharacters = 4000;
/** A list of documents in one text is read whole or not at all. */
const listBytes = 500_000;

/** Attributes that hold documents or the question, in any dialect. */
const prefixes = ["retrieval.documents.", "reranker.", "gen_ai.completion."];
const keys = [
  "gen_ai.retrieval.documents",
  "gen_ai.retrieval.query.text",
  "ai.documents",
  "ai.ranking",
  "langfuse.observation.output",
  "gen_ai.completion",
  "traceloop.entity.output",
  "mlflow.spanOutputs",
  "genkit:output",
  "braintrust.output_json",
  "braintrust.output",
];
const isWanted = [
  ...prefixes.map((prefix) => `startsWith(key, '${prefix}')`),
  `key IN (${keys.map((key) => `'${key}'`).join(", ")})`,
].join(" OR ");
const shortened = `if(endsWith(key, '.content'), substringUTF8(value, 1, ${documentCharacters}), if(length(value) > ${listBytes}, '', value))`;

/** Documents and questions of these spans, which stand near each other in time. */
export async function retrievedTexts(
  db: Db,
  project: string,
  spans: readonly RetrievingSpan[],
  options: ReadOptions = {},
): Promise<RetrievedTexts[]> {
  if (spans.length === 0) return [];
  const starts = spans.map(({ start_ns }) => BigInt(start_ns));
  const least = starts.reduce((a, b) => (a < b ? a : b));
  const most = starts.reduce((a, b) => (a > b ? a : b));
  return db.rows(
    textRow,
    `SELECT trace_id, span_id, substringUTF8(input, 1, ${documentCharacters}) AS input, input_key,
       if(length(output) > ${listBytes}, '', output) AS output, output_key,
       if(position(events, 'db.query.result') > 0, events, '') AS events,
       mapApply((key, value) -> (key, ${shortened}), mapFilter((key, value) -> ${isWanted}, attributes)) AS attributes
     FROM (
       SELECT trace_id, span_id, input, input_key, output, output_key, events, attributes, ver FROM spans
       PREWHERE project = {project:String} AND trace_id IN {traceIds:Array(String)} AND span_id IN {spanIds:Array(String)}
       WHERE start_time BETWEEN fromUnixTimestamp64Nano({least:Int64}) AND fromUnixTimestamp64Nano({most:Int64})
     ) AS texts ORDER BY ver DESC LIMIT 1 BY trace_id, span_id`,
    {
      project,
      traceIds: [...new Set(spans.map(({ trace_id }) => trace_id))],
      spanIds: spans.map(({ span_id }) => span_id),
      least: least.toString(),
      most: most.toString(),
    },
    options,
  );
}

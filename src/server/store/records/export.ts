import { z } from "zod";
import type { Db } from "../db.ts";
import { removedOfProject } from "../datasets/removed.ts";
import { otlpLines } from "../spans/export.ts";
import { fromText, parseJson, withoutEmpty } from "./text.ts";

/** How one type of record is read back: rows in the order of their keys, and the record of a row. */
interface Exporter<Row extends z.ZodType> {
  readonly sql: string;
  readonly row: Row;
  readonly record: (row: z.output<Row>) => Record<string, unknown>;
}

const stored = z.object({ record: z.string() });
const nullable = z.number().nullable();

const exampleRow = z.object({
  dataset: z.string(),
  example: z.string(),
  input: z.string(),
  reference: z.string(),
  has_reference: z.boolean(),
  split: z.string(),
  record: z.string(),
  removed: z.boolean(),
});

const example: Exporter<typeof exampleRow> = {
  sql: `SELECT dataset, example, input, reference, has_reference, split, record,
      toBool((dataset, example) GLOBAL IN (${removedOfProject})) AS removed FROM examples FINAL
    WHERE project = {project:String} ORDER BY dataset, example`,
  row: exampleRow,
  record(row) {
    const { inputJson, referenceJson, metadata } = parseJson(row.record);
    return withoutEmpty({
      type: "example",
      dataset: row.dataset,
      id: row.example,
      input: fromText(row.input, inputJson),
      reference: row.has_reference ? fromText(row.reference, referenceJson) : null,
      metadata,
      split: row.split || null,
      removed: row.removed || null,
    });
  },
};

const resultRow = z.object({
  run: z.string(),
  example: z.string(),
  repetition: z.number(),
  output: z.string(),
  failed: z.boolean(),
  error: z.string(),
  latency_ms: nullable,
  cost_usd: nullable,
  prompt_tokens: nullable,
  completion_tokens: nullable,
  total_tokens: nullable,
  trace_id: z.string(),
  startedAt: z.string().nullable(),
  record: z.string(),
});
const result: Exporter<typeof resultRow> = {
  sql: `SELECT run, example, repetition, output, failed, error, latency_ms, cost_usd, prompt_tokens, completion_tokens,
      total_tokens, trace_id, formatDateTime(started_at, '%FT%T.%fZ', 'UTC') AS startedAt, record FROM results FINAL
    WHERE project = {project:String} ORDER BY run, example, repetition`,
  row: resultRow,
  record(row) {
    const { hasOutput, outputJson, error, metadata } = parseJson(row.record);
    const tokens = withoutEmpty({
      prompt: row.prompt_tokens,
      completion: row.completion_tokens,
      total: row.total_tokens,
    });
    return withoutEmpty({
      type: "result",
      run: row.run,
      example: row.example,
      repetition: row.repetition,
      output: hasOutput === true ? fromText(row.output, outputJson) : null,
      error: row.failed ? (error ?? row.error) : null,
      startedAt: row.startedAt,
      latencyMs: row.latency_ms,
      costUsd: row.cost_usd,
      tokens: Object.keys(tokens).length > 0 ? tokens : null,
      traceId: row.trace_id || null,
      metadata,
    });
  },
};

const scoreRow = z.object({
  run: z.string(),
  metric: z.string(),
  example: z.string(),
  repetition: z.number(),
  trace_id: z.string(),
  span_id: z.string(),
  document: z.string(),
  source: z.string(),
  evaluator: z.string(),
  evaluator_version: z.string(),
  annotator: z.string(),
  value: nullable,
  label: z.string(),
  boolean: z.boolean(),
  n: nullable,
  explanation: z.string(),
  at: z.string().nullable(),
  cost_usd: nullable,
});
const score: Exporter<typeof scoreRow> = {
  sql: `SELECT run, metric, example, repetition, trace_id, span_id, document, source, evaluator, evaluator_version, annotator,
      value, label, boolean, n, explanation, formatDateTime(at, '%FT%T.%fZ', 'UTC') AS at, cost_usd
    FROM scores FINAL
    WHERE project = {project:String}
    ORDER BY run, metric, example, repetition, trace_id, span_id, source, evaluator, evaluator_version, annotator, document`,
  row: scoreRow,
  record: (row) => ({
    type: "score",
    target: targetOf(row),
    metric: row.metric,
    // Null is a value: the example was scored and got none.
    value: row.label || (row.boolean && row.value !== null ? row.value === 1 : row.value),
    ...withoutEmpty({
      n: row.n,
      source: row.source,
      evaluator: row.evaluator
        ? withoutEmpty({ name: row.evaluator, version: row.evaluator_version || null })
        : null,
      annotator: row.annotator || null,
      explanation: row.explanation || null,
      at: row.at,
      costUsd: row.cost_usd,
    }),
  }),
};

function targetOf(row: z.output<typeof scoreRow>): Record<string, unknown> {
  if (row.trace_id)
    return withoutEmpty({
      traceId: row.trace_id,
      spanId: row.span_id || null,
      document: row.document || null,
    });
  if (row.example === "") return { run: row.run };
  return { run: row.run, example: row.example, repetition: row.repetition };
}

const embeddingRow = z.object({
  embedding_set: z.string(),
  model: z.string(),
  subject: z.string(),
  content: z.string(),
  vector: z.array(z.number()),
});
const embedding: Exporter<typeof embeddingRow> = {
  sql: `SELECT embedding_set, model, subject, content, vector FROM embeddings FINAL
    WHERE project = {project:String} ORDER BY embedding_set, model, subject`,
  row: embeddingRow,
  record: (row) =>
    withoutEmpty({
      type: "embedding",
      set: row.embedding_set,
      model: row.model,
      subject: parseJson(row.subject),
      text: row.content || null,
      vector: row.vector,
    }),
};

/** Types whose whole record is kept as JSON text. */
function whole(table: string, key: string): Exporter<typeof stored> {
  return {
    sql: `SELECT record FROM ${table} FINAL WHERE project = {project:String} ORDER BY ${key}`,
    row: stored,
    record: ({ record }) => parseJson(record),
  };
}

const versionRow = z.object({ record: z.string(), createdAt: z.string() });
const promptVersion: Exporter<typeof versionRow> = {
  sql: `SELECT record, formatDateTime(created_at, '%FT%T.%fZ', 'UTC') AS createdAt FROM prompt_versions FINAL
    WHERE project = {project:String} ORDER BY prompt, version`,
  row: versionRow,
  record: ({ record, createdAt }) => ({ ...parseJson(record), createdAt }),
};

/** Lines of the record stream, in an order that depends on the content alone. */
export async function* exportedLines(
  db: Db,
  project: string,
  traces: boolean,
): AsyncGenerator<string> {
  yield* linesOf(db, project, whole("metrics", "metric"));
  yield* linesOf(db, project, promptVersion);
  yield* linesOf(db, project, whole("slices", "slice"));
  yield* linesOf(db, project, example);
  yield* linesOf(db, project, whole("runs", "run"));
  yield* linesOf(db, project, result);
  yield* linesOf(db, project, score);
  yield* linesOf(db, project, embedding);
  yield* linesOf(db, project, whole("notes", "run, metric, kind, author, at"));
  if (traces) yield* otlpLines(db, project);
}

async function* linesOf<Row extends z.ZodType>(
  db: Db,
  project: string,
  exporter: Exporter<Row>,
): AsyncGenerator<string> {
  for await (const block of db.stream(exporter.sql, { project }))
    for (const raw of block) yield JSON.stringify(exporter.record(exporter.row.parse(raw)));
}

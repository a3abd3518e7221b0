import type { z } from "zod";
import type {
  AnyRecord,
  embeddingRecord,
  exampleRecord,
  noteRecord,
  resultRecord,
  runRecord,
  scoreRecord,
} from "#contract/records.ts";
import { firstVersion } from "../version.ts";
import { asText, asTextMap, compactJson, contentHash } from "./text.ts";

type Row = Readonly<Record<string, unknown>>;

/** A row for a table; an example also makes three for its history. */
export interface TableRow {
  readonly table: string;
  readonly row: Row;
}

/**
 * Rows that store one record. `ver` decides which of two records of one key stays; `stream` is the version
 * at which the stream that brought it began.
 */
export function rowsOf(
  project: string,
  record: AnyRecord,
  ver: number,
  stream: number,
): TableRow[] {
  const base = { project, ver };
  switch (record.type) {
    case "prompt_version":
      return [
        one("prompt_versions", {
          ...base,
          prompt: record.prompt,
          version: record.version,
          created_at: record.createdAt ?? new Date(ver / 1024).toISOString(),
          record: compactJson(record),
        }),
      ];
    case "metric":
      return [one("metrics", { ...base, metric: record.name, record: compactJson(record) })];
    case "slice":
      return [one("slices", { ...base, slice: record.name, record: compactJson(record) })];
    case "example":
      return exampleRows(base, record, ver, stream);
    case "run":
      return [one("runs", { ...base, ...runRow(record) })];
    case "result":
      return resultRows(base, record);
    case "score":
      return [one("scores", { ...base, ...scoreRow(record) })];
    case "embedding":
      return [one("embeddings", { ...base, ...embeddingRow(record) })];
    case "note":
      return [one("notes", { ...base, ...noteRow(record) })];
  }
}

function one(table: string, row: Row): TableRow {
  return { table, row };
}

/** Removed without content, an example leaves a mark in its history alone: runs still show what it held. */
function exampleRows(
  base: Row,
  record: z.output<typeof exampleRecord>,
  ver: number,
  stream: number,
): TableRow[] {
  const { dataset, id: example } = record;
  const removed = record.removed === true;
  const split = record.split ?? "";
  const history = (content_hash: string): TableRow =>
    one("example_history", { ...base, dataset, example, content_hash, split, removed, stream });
  if (record.input === undefined) return [history("")];
  const input = asText(record.input);
  const hasReference = record.reference !== undefined && record.reference !== null;
  const reference = hasReference ? asText(record.reference) : "";
  const content_hash = contentHash(input, reference, compactJson(record.metadata ?? {}));
  const row = {
    ...base,
    dataset,
    example,
    input,
    reference,
    has_reference: hasReference,
    metadata: asTextMap(record.metadata),
    split,
    content_hash,
    record: compactJson({
      inputJson: typeof record.input !== "string" || undefined,
      referenceJson: (hasReference && typeof record.reference !== "string") || undefined,
      metadata: record.metadata,
    }),
  };
  const first = { ...base, dataset, example, content_hash, first: ver, ver: firstVersion(ver) };
  return [
    one("examples", row),
    one("example_revisions", row),
    one("example_firsts", first),
    history(content_hash),
  ];
}

function runRow(record: z.output<typeof runRecord>): Row {
  return {
    run: record.id,
    name: record.name ?? record.id,
    experiment: record.experiment ?? "",
    dataset: record.dataset ?? "",
    model: record.model ?? "",
    prompt: record.promptVersion?.prompt ?? "",
    prompt_version: record.promptVersion?.version ?? "",
    status: record.status ?? "completed",
    started_at: record.startedAt ?? null,
    record: compactJson(record),
  };
}

function resultRows(base: Row, record: z.output<typeof resultRecord>): TableRow[] {
  const { run, example, repetition, error, output, tokens } = record;
  const failed = error !== null && error !== undefined;
  const row = {
    ...base,
    run,
    example,
    repetition,
    output: output === undefined || output === null ? "" : asText(output),
    failed,
    error: failed ? (typeof error === "string" ? error : error.message).toWellFormed() : "",
    latency_ms: record.latencyMs ?? null,
    cost_usd: record.costUsd ?? null,
    prompt_tokens: whole(tokens?.prompt),
    completion_tokens: whole(tokens?.completion),
    total_tokens: whole(tokens?.total),
    trace_id: record.traceId ?? "",
    started_at: record.startedAt ?? null,
    record: compactJson({
      hasOutput: (output !== undefined && output !== null) || undefined,
      outputJson:
        (output !== undefined && typeof output !== "string" && output !== null) || undefined,
      error: failed && typeof error !== "string" ? error : undefined,
      metadata: record.metadata,
    }),
  };
  const scores = Object.entries(record.scores ?? {}).map(([metric, value]) =>
    one("scores", {
      ...base,
      ...scoreRow({
        type: "score",
        target: { run, example, repetition },
        metric,
        value,
        source: "code",
      }),
    }),
  );
  return [one("results", row), ...scores];
}

function whole(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value);
}

function scoreRow(record: z.output<typeof scoreRecord>): Row {
  const { target, value } = record;
  const isLabel = typeof value === "string";
  return {
    run: "run" in target ? target.run : "",
    example: "example" in target ? target.example : "",
    repetition: "repetition" in target ? target.repetition : 0,
    trace_id: "traceId" in target ? target.traceId : "",
    span_id: "traceId" in target ? (target.spanId ?? "") : "",
    document: "traceId" in target ? (target.document?.toWellFormed() ?? "") : "",
    metric: record.metric,
    source: record.source,
    evaluator: record.evaluator?.name ?? "",
    evaluator_version: record.evaluator?.version ?? "",
    annotator: record.annotator ?? "",
    value: isLabel || value === null ? null : Number(value),
    label: isLabel ? value.toWellFormed() : "",
    boolean: typeof value === "boolean",
    n: record.n ?? null,
    explanation: record.explanation?.toWellFormed() ?? "",
    at: record.at ?? null,
    cost_usd: record.costUsd ?? null,
  };
}

function embeddingRow(record: z.output<typeof embeddingRecord>): Row {
  return {
    embedding_set: record.set,
    model: record.model,
    subject: compactJson(record.subject),
    content: record.text?.toWellFormed() ?? "",
    vector: record.vector,
  };
}

function noteRow(record: z.output<typeof noteRecord>): Row {
  return {
    run: record.target.run,
    metric: record.target.metric ?? "",
    kind: record.kind,
    author: record.author ?? "",
    at: record.at ?? "",
    record: compactJson(record),
  };
}

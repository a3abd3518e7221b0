import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { rollUp, type RollUp } from "#analysis/trace/roll-up.ts";
import type { SpanContent } from "#contract/span.ts";
import type { DecodedLog, DecodedSpan } from "#server/ingest/decoded.ts";
import { describeSpan } from "#server/ingest/describe.ts";
import { unfoldPending } from "#server/ingest/dialect/pending.ts";
import { DecodeError } from "#server/ingest/otlp/decode-error.ts";
import { decodeLogs, decodeTraces } from "#server/ingest/otlp/decode.ts";
import type { SpanFacts } from "#server/ingest/span-facts.ts";
import { summariseSpan } from "#server/ingest/summarise.ts";

/** Request bodies as real SDKs sent them, kept beside the repository because of their size. */
const captures = path.resolve(import.meta.dirname, "../../../shared/data/captures");
const manifestPath = path.join(captures, "manifest.json");

const count = z.record(z.string(), z.number());
const names = z.array(z.string());
const captureCase = z.object({
  sdk: z.string(),
  case: z.string(),
  files: z.array(
    z.object({
      path: z.string(),
      signal: z.string(),
      contentType: z.string(),
      contentEncoding: z.string().optional(),
      requestPath: z.string().optional(),
    }),
  ),
  expect: z.object({
    spans: z.number().optional(),
    traces: z.number().optional(),
    rejectedSpans: z.number().optional(),
    httpStatus: z.union([z.number(), z.array(z.number())]).optional(),
    roots: names.optional(),
    kinds: count.optional(),
    llmCalls: z.number().optional(),
    models: names.optional(),
    providers: names.optional(),
    tokens: count.optional(),
    errorSpans: names.optional(),
    rootCause: z.array(z.object({ span: z.string(), message: z.string() })).optional(),
    sessions: names.optional(),
    users: names.optional(),
    tools: names.optional(),
    inputMessages: z.array(z.number()).optional(),
    outputText: names.optional(),
    documents: z.number().optional(),
    vectors: z.number().optional(),
    links: z.number().optional(),
    streamedFirstTokenMs: z.boolean().optional(),
    orphans: z.union([names, z.number()]).optional(),
    logRecords: z.number().optional(),
    pendingPlaceholders: z.number().optional(),
  }),
});
export type CaptureCase = z.output<typeof captureCase>;
const manifest = z.object({ cases: z.array(captureCase), hostile: z.array(captureCase) });

/** False where only the repository was checked out. */
export const present = existsSync(manifestPath);
export const { cases, hostile } = present
  ? manifest.parse(JSON.parse(readFileSync(manifestPath, "utf8")))
  : { cases: [], hostile: [] };

/** Bytes of one request as they were sent. */
export function bodyOf(file: { readonly path: string }): Uint8Array {
  return readFileSync(path.join(captures, file.path));
}

/** One span as decoded, summarised and described. */
export interface CapturedSpan {
  readonly span: DecodedSpan;
  readonly facts: SpanFacts;
  readonly content: SpanContent;
}

/** What a store would hold after the requests of one case. */
export interface Received {
  readonly reads: CapturedSpan[];
  readonly traces: RollUp[];
  readonly rejected: number;
  readonly placeholders: number;
  readonly logCount: number;
  readonly refused: number;
}

/** Sends the requests of a case through decoding, mapping and roll-up. */
export function receive(given: CaptureCase): Received {
  const spans = new Map<string, DecodedSpan>();
  const logs: DecodedLog[] = [];
  let rejected = 0;
  let placeholders = 0;
  let logCount = 0;
  let refused = 0;
  for (const file of given.files) {
    const encoding = file.contentType.includes("json") ? "json" : "protobuf";
    try {
      const stored = bodyOf(file);
      const body = file.contentEncoding === "gzip" ? gunzipSync(stored) : stored;
      if (file.signal === "logs") {
        const result = decodeLogs(body, encoding);
        logs.push(...result.logs);
        logCount += result.logs.length + result.unjoined;
        continue;
      }
      if (file.signal !== "traces") continue;
      const result = decodeTraces(body, encoding);
      rejected += result.rejected;
      for (const decoded of result.spans) {
        const span = unfoldPending(decoded);
        const key = `${span.traceId} ${span.spanId}`;
        if (span !== decoded) placeholders += 1;
        if (span === decoded || !spans.has(key)) spans.set(key, span);
      }
    } catch (error) {
      if (!(error instanceof DecodeError) && file.contentEncoding !== "gzip") throw error;
      refused += 1;
    }
  }
  const reads = [...spans.values()].map((span): CapturedSpan => {
    const facts = summariseSpan(span);
    const own = logs.filter(
      ({ traceId, spanId }) => traceId === span.traceId && spanId === span.spanId,
    );
    const content = describeSpan({ ...span, facts, vectorCount: facts.vectors.length, logs: own });
    return { span, facts, content };
  });
  const traceIds = new Set(reads.map(({ span }) => span.traceId));
  const traces = [...traceIds].map((traceId) =>
    rollUp(
      reads
        .filter(({ span }) => span.traceId === traceId)
        .map(({ span, facts }) => ({ ...span, ...facts })),
    ),
  );
  return { reads, traces, rejected, placeholders, logCount, refused };
}

/** How often each value occurs. */
export function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Each value once, in order. */
export function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].toSorted();
}

/** In an order that does not depend on how the spans arrived. */
export function sorted<Value>(values: readonly Value[]): Value[] {
  return values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** A token count over all traces of a case; null when none reports it. */
export function sumOf(traces: readonly RollUp[], field: keyof RollUp["tokens"]): number | null {
  return traces.reduce<number | null>((total, { tokens }) => {
    const value = tokens[field];
    return value === null ? total : (total ?? 0) + value;
  }, null);
}

/** Names of spans by id. */
export function namesOf({ reads }: Received, ids: readonly string[]): string[] {
  const nameOf = new Map(reads.map(({ span }) => [span.spanId, span.name]));
  return ids.map((id) => nameOf.get(id) ?? "");
}

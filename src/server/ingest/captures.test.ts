import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { rollUp, type RollUp } from "#analysis/trace/roll-up.ts";
import type { SpanContent } from "#contract/span.ts";
import type { DecodedLog, DecodedSpan } from "./decoded.ts";
import { describeSpan } from "./describe.ts";
import { unfoldPending } from "./dialect/pending.ts";
import { DecodeError } from "./otlp/decode-error.ts";
import { decodeLogs, decodeTraces } from "./otlp/decode.ts";
import type { SpanFacts } from "./span-facts.ts";
import { summariseSpan } from "./summarise.ts";

/** Request bodies as real SDKs sent them, kept beside the repository because of their size. */
const captures = path.resolve(import.meta.dirname, "../../../../shared/data/captures");
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
type CaptureCase = z.output<typeof captureCase>;
const manifest = z.object({ cases: z.array(captureCase), hostile: z.array(captureCase) });

const present = existsSync(manifestPath);
const { cases, hostile } = present
  ? manifest.parse(JSON.parse(readFileSync(manifestPath, "utf8")))
  : { cases: [], hostile: [] };

it.runIf(!present)("captures are beside the repository", ({ skip }) => {
  skip(`no ${manifestPath}`);
});

interface Read {
  readonly span: DecodedSpan;
  readonly facts: SpanFacts;
  readonly content: SpanContent;
}

interface Received {
  readonly reads: Read[];
  readonly traces: RollUp[];
  readonly rejected: number;
  readonly placeholders: number;
  readonly logCount: number;
  readonly refused: number;
}

function receive(given: CaptureCase): Received {
  const spans = new Map<string, DecodedSpan>();
  const logs: DecodedLog[] = [];
  let rejected = 0;
  let placeholders = 0;
  let logCount = 0;
  let refused = 0;
  for (const file of given.files) {
    const encoding = file.contentType.includes("json") ? "json" : "protobuf";
    try {
      const stored = readFileSync(path.join(captures, file.path));
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
  const reads = [...spans.values()].map((span): Read => {
    const facts = summariseSpan(span);
    const own = logs.filter(
      ({ traceId, spanId }) => traceId === span.traceId && spanId === span.spanId,
    );
    const content = describeSpan({ ...span, facts, vectorCount: facts.vectors.length, logs: own });
    return { span, facts, content };
  });
  const byTrace = Map.groupBy(reads, ({ span }) => span.traceId);
  const traces = [...byTrace.values()].map((list) =>
    rollUp(list.map(({ span, facts }) => ({ ...span, ...facts }))),
  );
  return { reads, traces, rejected, placeholders, logCount, refused };
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].toSorted();
}

function sorted<Value>(values: readonly Value[]): Value[] {
  return values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function sum(traces: readonly RollUp[], field: keyof RollUp["tokens"]): number | null {
  return traces.reduce<number | null>((total, { tokens }) => {
    const value = tokens[field];
    return value === null ? total : (total ?? 0) + value;
  }, null);
}

const modelKinds = new Set(["LLM", "EMBEDDING", "RERANKER"]);

function nameOf({ reads }: Received, trace: RollUp, ids: readonly string[]): string[] {
  void trace;
  return ids.flatMap((id) =>
    reads.filter(({ span }) => span.spanId === id).map(({ span }) => span.name),
  );
}

/** LLM spans without an LLM below them: the calls themselves where one is reported twice. */
function calls({ reads }: Received): Read[] {
  const parents = new Set<string>();
  const byId = new Map(reads.map((read) => [read.span.spanId, read]));
  for (const { span, facts } of reads) {
    if (facts.kind !== "LLM") continue;
    for (
      let id = span.parentSpanId;
      byId.has(id) && !parents.has(id);
      id = byId.get(id)?.span.parentSpanId ?? ""
    ) {
      parents.add(id);
    }
  }
  return reads
    .filter(({ span, facts }) => facts.kind === "LLM" && !parents.has(span.spanId))
    .toSorted((a, b) => (a.span.startNs < b.span.startNs ? -1 : 1));
}

function textOf({ content }: Read): string {
  return content.outputMessages
    .flatMap(({ parts }) => parts)
    .map((part) => (part.type === "text" || part.type === "reasoning" ? part.text : ""))
    .join("\n");
}

describe.each(cases)("$sdk $case", (given) => {
  const wanted = given.expect;
  const received = receive(given);
  const { reads, traces } = received;

  it("has the shape that was sent", () => {
    expect(reads.length).toBe(wanted.spans);
    expect(traces.length).toBe(wanted.traces);
    expect(sorted(traces.flatMap((trace) => nameOf(received, trace, trace.roots)))).toEqual(
      sorted(wanted.roots ?? []),
    );
    expect(sorted(traces.flatMap((trace) => nameOf(received, trace, trace.orphans)))).toEqual(
      sorted(Array.isArray(wanted.orphans) ? wanted.orphans : []),
    );
    expect(received.placeholders).toBe(wanted.pendingPlaceholders ?? 0);
    expect(received.logCount).toBe(wanted.logRecords ?? 0);
  });

  it("has kinds, models and providers", () => {
    const modelReads = reads.filter(({ facts }) => modelKinds.has(facts.kind));
    expect(tally(reads.map(({ facts }) => facts.kind))).toEqual(wanted.kinds);
    expect(traces.reduce((total, { llmCalls }) => total + llmCalls, 0)).toBe(wanted.llmCalls);
    expect(distinct(modelReads.map(({ facts }) => facts.model))).toEqual(
      sorted(wanted.models ?? []),
    );
    if (wanted.providers !== undefined) {
      expect(distinct(reads.map(({ facts }) => facts.provider))).toEqual(sorted(wanted.providers));
    }
  });

  it("adds up to the tokens the provider counted", () => {
    for (const field of ["prompt", "completion", "total"] as const) {
      expect([field, sum(traces, field)]).toEqual([field, wanted.tokens?.[field] ?? null]);
    }
    for (const field of ["cacheRead", "cacheWrite", "reasoning"] as const) {
      const expected = wanted.tokens?.[field];
      if (expected !== undefined) expect([field, sum(traces, field)]).toEqual([field, expected]);
    }
  });

  it("finds what failed and why", () => {
    const failed = reads.filter(({ facts }) => facts.status === "error");
    expect(sorted(failed.map(({ span }) => span.name))).toEqual(sorted(wanted.errorSpans ?? []));
    const causes = new Set(traces.flatMap((trace) => trace.causes));
    const told = failed
      .filter(({ span }) => causes.has(span.spanId))
      .map(({ span, facts }) => ({
        span: span.name,
        message: facts.error?.message.split("\n")[0],
      }));
    expect(sorted(told)).toEqual(sorted(wanted.rootCause ?? []));
  });

  it("knows sessions, users and tools", () => {
    expect(distinct(reads.map(({ facts }) => facts.sessionId))).toEqual(
      sorted(wanted.sessions ?? []),
    );
    expect(distinct(reads.map(({ facts }) => facts.userId))).toEqual(sorted(wanted.users ?? []));
    expect(distinct(reads.map(({ facts }) => facts.toolName))).toEqual(sorted(wanted.tools ?? []));
  });

  it("reads messages, documents and vectors", () => {
    const called = calls(received);
    expect(sorted(called.map(({ content }) => content.inputMessages.length))).toEqual(
      sorted(wanted.inputMessages ?? []),
    );
    const texts = called.map(textOf).filter((text) => text !== "");
    for (const text of wanted.outputText ?? []) expect(texts.join("\n")).toContain(text);
    const documents = reads.reduce((total, { content }) => total + content.documents.length, 0);
    expect(documents).toBe(wanted.documents ?? 0);
    const vectors = reads.reduce((total, { facts }) => total + facts.vectors.length, 0);
    expect(vectors).toBe(wanted.vectors ?? 0);
    expect(reads.some(({ facts }) => facts.timeToFirstTokenMs !== null)).toBe(
      wanted.streamedFirstTokenMs ?? false,
    );
  });
});

describe.each(hostile)("hostile $case", (given) => {
  it("is received as agreed", () => {
    const wanted = given.expect;
    const received = receive(given);
    const statuses = Array.isArray(wanted.httpStatus) ? wanted.httpStatus : [];
    expect(received.refused).toBe(statuses.filter((status) => status === 400).length);
    expect(received.rejected).toBe(wanted.rejectedSpans ?? 0);
    if (wanted.spans !== undefined && wanted.rejectedSpans === undefined)
      expect(received.reads.length).toBe(wanted.spans);
    if (wanted.traces !== undefined) expect(received.traces.length).toBe(wanted.traces);
    if (wanted.tokens?.["total"] !== undefined)
      expect(sum(received.traces, "total")).toBe(wanted.tokens["total"]);
    if (wanted.roots !== undefined) {
      expect(received.traces.flatMap((trace) => nameOf(received, trace, trace.roots))).toEqual(
        wanted.roots,
      );
    }
    if (typeof wanted.orphans === "number")
      expect(received.traces[0]?.orphans.length).toBe(wanted.orphans);
    const links = received.reads.reduce((total, { content }) => total + content.links.length, 0);
    expect(links).toBe(wanted.links ?? 0);
  });
});

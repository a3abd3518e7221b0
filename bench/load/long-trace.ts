import { tracesRequest } from "#server/ingest/otlp/schema.ts";
import { pick, seeded } from "./words.ts";

/** One span of a generated trace. Spans are numbered from 0, parents before their children. */
export interface LongSpan {
  readonly parent: number;
  readonly name: string;
  readonly kind: string;
  readonly service: string;
  readonly startMs: number;
  durationMs: number;
  readonly failed: boolean;
  readonly tokens: number;
}

const services = ["planner", "search", "tools", "models"];
const tools = ["search_orders", "shipping_cost", "refund_check", "translate", "fetch_page"];
const models = ["gpt-4o", "gpt-4.1", "claude-sonnet-4-5"];

/**
 * A batch job of an agent, `count` spans long: cases after one another, a few at once, each of some turns of
 * retrieval, a model call and parallel tools that call further services, now and then a sub-agent. About
 * 1 % of the tools fail. The same for the same count.
 */
export function longTrace(count: number): LongSpan[] {
  const random = seeded(count);
  const spans: LongSpan[] = [];
  const add = (
    parent: number,
    kind: string,
    name: string,
    startMs: number,
    durationMs: number,
    service = 0,
  ): number => {
    if (spans.length >= count) return -1;
    const tokens = kind === "LLM" ? 200 + Math.floor(random() * 3000) : 0;
    const failed = kind === "TOOL" && random() < 0.01;
    const span = { parent, name, kind, startMs, durationMs, failed, tokens };
    spans.push({ ...span, service: services[service]! });
    return spans.length - 1;
  };
  const close = (span: number, endMs: number): number => {
    if (span >= 0) spans[span]!.durationMs = endMs - spans[span]!.startMs;
    return endMs;
  };
  const toolCall = (parent: number, at: number): number => {
    const tool = add(parent, "TOOL", pick(random, tools), at, 0, 2);
    let end = at + 2;
    for (let call = Math.floor(random() * 3); call > 0; call--) {
      const took = 5 + random() * 120;
      add(tool, "UNKNOWN", pick(random, ["GET", "POST", "SELECT"]), end, took, 2);
      end += took + 1;
    }
    return close(tool, end + random() * 40);
  };
  const agent = (parent: number, name: string, start: number, level: number): number => {
    const self = add(parent, "AGENT", name, start, 0);
    let at = start + 1;
    for (let turn = 2 + Math.floor(random() * 5); turn > 0; turn--) {
      const step = add(self, "CHAIN", `turn ${turn}`, at, 0);
      const retrieve = add(step, "RETRIEVER", "retrieve", at + 1, 0, 1);
      add(retrieve, "EMBEDDING", "embed question", at + 1, 12, 3);
      add(retrieve, "CHAIN", "search index", at + 14, 30, 1);
      add(retrieve, "RERANKER", "rerank", at + 45, 20, 1);
      at = close(retrieve, at + 66);
      const took = 200 + random() * 2500;
      add(step, "LLM", `chat ${pick(random, models)}`, at + 1, took, 3);
      at += took + 2;
      let last = at;
      for (let call = 1 + Math.floor(random() * 4); call > 0; call--)
        last = Math.max(last, toolCall(step, at));
      if (level < 5 && random() < 0.12) last = agent(step, "sub-agent", last + 1, level + 1);
      at = close(step, last + 1);
    }
    return close(self, at + 1);
  };
  const root = add(-1, "CHAIN", "nightly evaluation", 0, 0);
  const workers = Array.from({ length: 4 }, () => 1);
  for (let serial = 1; spans.length < count; serial++) {
    const worker = workers.indexOf(Math.min(...workers));
    workers[worker] = agent(root, `case ${serial % 500}`, workers[worker]!, 0) + 5;
  }
  endWithChildren(spans);
  return spans;
}

/** What no longer fitted into the count took no time: parents end just after the last of their children. */
function endWithChildren(spans: LongSpan[]): void {
  const lastEnd = new Float64Array(spans.length);
  for (let index = spans.length - 1; index >= 0; index--) {
    const span = spans[index]!;
    const last = lastEnd[index]!;
    if (last > 0) span.durationMs = Math.min(span.durationMs || Infinity, last + 40 - span.startMs);
    const end = span.startMs + span.durationMs;
    if (span.parent >= 0) lastEnd[span.parent] = Math.max(lastEnd[span.parent]!, end);
  }
}

/** Hex id of the trace made of `count` spans. */
export function longTraceId(count: number): string {
  return count.toString(16).padStart(32, "7");
}

/** OTLP requests of at most `batch` spans each. */
export function* longTraceBodies(
  count: number,
  startNs: bigint,
  batch = 25_000,
): Generator<Buffer> {
  const spans = longTrace(count);
  const traceId = Buffer.from(longTraceId(count), "hex");
  for (let from = 0; from < spans.length; from += batch) {
    const wire = spans.slice(from, from + batch).map((span, at) => ({
      service: span.service,
      wire: wireSpan(span, from + at, traceId, startNs),
    }));
    yield Buffer.from(
      tracesRequest
        .encode(
          tracesRequest.fromObject({
            resourceSpans: services.map((name) => ({
              resource: { attributes: [text("service.name", name)] },
              scopeSpans: [
                {
                  scope: { name: "bench" },
                  spans: wire.filter(({ service }) => service === name).map((each) => each.wire),
                },
              ],
            })),
          }),
        )
        .finish(),
    );
  }
}

function wireSpan(span: LongSpan, index: number, traceId: Buffer, startNs: bigint): object {
  const time = (ms: number) => long(startNs + BigInt(Math.round(ms * 1e6)));
  return {
    traceId,
    spanId: idOf(index),
    ...(span.parent >= 0 && { parentSpanId: idOf(span.parent) }),
    name: span.name,
    startTimeUnixNano: time(span.startMs),
    endTimeUnixNano: time(span.startMs + span.durationMs),
    attributes: [
      text("openinference.span.kind", span.kind),
      ...(span.tokens > 0
        ? [
            text("llm.model_name", span.name.slice(5)),
            whole("llm.token_count.prompt", span.tokens),
            whole("llm.token_count.completion", 40),
          ]
        : []),
    ],
    status: span.failed ? { code: 2, message: "upstream answered 503" } : { code: 1 },
  };
}

function idOf(index: number): Buffer {
  const bytes = Buffer.alloc(8, 0x5a);
  bytes.writeUInt32BE(index, 4);
  return bytes;
}

function text(key: string, value: string): object {
  return { key, value: { stringValue: value } };
}

function whole(key: string, value: number): object {
  return { key, value: { intValue: value } };
}

function long(value: bigint): { low: number; high: number; unsigned: boolean } {
  return { low: Number(value & 0xffffffffn) | 0, high: Number(value >> 32n) | 0, unsigned: true };
}

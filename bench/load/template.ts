import { tracesRequest } from "#server/ingest/otlp/schema.ts";
import { pick, seeded, text } from "./words.ts";

/**
 * One encoded OTLP request whose ids and times can be replaced in place: encoding anew for every request
 * would cost the sender as much as the server spends on receiving.
 */
export interface Template {
  readonly body: Buffer;
  readonly spanCount: number;
  readonly traceCount: number;
  /** Byte offsets of trace ids and of span ids (own or parent's), with the number of what they name. */
  readonly traceIds: readonly (readonly [offset: number, trace: number])[];
  readonly spanIds: readonly (readonly [offset: number, span: number])[];
  /** Byte offsets of times, with nanoseconds since the start of the request. */
  readonly times: readonly (readonly [offset: number, ns: bigint])[];
}

const models = [
  "gpt-4o",
  "gpt-4o-mini",
  "gpt-4.1",
  "claude-sonnet-4-5",
  "gemini-2.5-flash",
  "in-house-7b",
];
const rootNames = [
  "answer_question",
  "summarise_ticket",
  "route_request",
  "draft_reply",
  "nightly_check",
];
const versions = ["v1", "v2", "v3", "v4", "v5", "v6", "v7"];
const marker = { trace: 0xa11ce000, span: 0xb0b00000, time: 0x7a3e0000 };

interface Shape {
  readonly kind: string;
  readonly name: string;
  readonly parent: number;
  readonly startMs: number;
  readonly durationMs: number;
}

/** Sixteen spans as a retrieval-and-tools agent makes them. */
function shapesOf(random: () => number): Shape[] {
  const root = pick(random, rootNames);
  const slow = random() < 0.03 ? 12 : 1;
  let at = 5;
  const shapes: Shape[] = [];
  const add = (kind: string, name: string, parent: number, ms: number): number => {
    shapes.push({ kind, name, parent, startMs: at, durationMs: ms * slow });
    at += ms * slow;
    return shapes.length - 1;
  };
  shapes.push({ kind: "AGENT", name: root, parent: -1, startMs: 0, durationMs: 0 });
  const retrieve = add("CHAIN", "retrieve", 0, 2);
  add("EMBEDDING", "embed", retrieve, 15 + random() * 20);
  add("RETRIEVER", "search_index", retrieve, 20 + random() * 60);
  add("RERANKER", "rerank", retrieve, 10 + random() * 30);
  const turns = 3;
  for (let turn = 0; turn < turns; turn++) {
    const step = add("CHAIN", "step", 0, 1);
    add("LLM", "chat", step, 300 + random() * 1500);
    add(
      "TOOL",
      pick(random, ["search_orders", "shipping_cost", "refund_check"]),
      step,
      30 + random() * 200,
    );
  }
  add("LLM", "chat", 0, 500 + random() * 1500);
  add("GUARDRAIL", "personal_data", 0, 5 + random() * 10);
  shapes[0] = { ...shapes[0]!, durationMs: at + 5 };
  return shapes;
}

/** A request of `spanCount` spans, the same for the same seed. */
export function createTemplate(seed: number, spanCount: number): Template {
  const random = seeded(seed);
  const spans: object[] = [];
  const times: bigint[] = [];
  let trace = -1;
  let queue: Shape[] = [];
  let first = 0;
  const head = { version: "", session: "", failing: false };
  while (spans.length < spanCount) {
    if (queue.length === 0) {
      trace++;
      queue = shapesOf(random);
      first = spans.length;
      head.version = pick(random, versions);
      head.session = `session-${Math.floor(random() * 1e5)}`;
      head.failing = random() < 0.04;
    }
    const shape = queue.shift()!;
    const time = (ms: number): bigint => {
      times.push(BigInt(Math.round((trace * 40 + ms) * 1e6)));
      return markerTime(times.length - 1);
    };
    const failed =
      head.failing && (shape.parent === -1 || (shape.kind === "TOOL" && queue.length < 4));
    spans.push({
      traceId: markerId(marker.trace, trace, 16),
      spanId: markerId(marker.span, spans.length, 8),
      ...(shape.parent >= 0 &&
        first + shape.parent < spanCount && {
          parentSpanId: markerId(marker.span, first + shape.parent, 8),
        }),
      name: shape.name,
      startTimeUnixNano: longOf(time(shape.startMs)),
      endTimeUnixNano: longOf(time(shape.startMs + shape.durationMs)),
      attributes: attributesOf(shape, head, random),
      status: failed ? { code: 2, message: `upstream ${shape.name} answered 503` } : { code: 1 },
    });
  }
  const body = Buffer.from(
    tracesRequest
      .encode(
        tracesRequest.fromObject({
          resourceSpans: [
            {
              resource: {
                attributes: [
                  kv("service.name", "support-bot"),
                  kv("deployment.environment.name", "production"),
                  kv("service.version", "2.14.0"),
                ],
              },
              scopeSpans: [{ scope: { name: "openinference-core", version: "1.2.3" }, spans }],
            },
          ],
        }),
      )
      .finish(),
  );
  return {
    body,
    spanCount,
    traceCount: trace + 1,
    traceIds: markers(body, marker.trace, 16),
    spanIds: markers(body, marker.span, 8),
    times: markersOfTimes(body).map(([offset, index]) => [offset, times[index]!] as const),
  };
}

function attributesOf(
  { kind, parent }: Shape,
  head: { version: string; session: string },
  random: () => number,
): object[] {
  const list = [
    kv("openinference.span.kind", kind),
    kv("session.id", head.session),
    kv("user.id", `user-${Math.floor(random() * 2000)}`),
    kv("input.mime_type", "text/plain"),
  ];
  if (kind === "LLM") {
    const prompt = 200 + Math.floor(random() * 1500);
    const completion = 20 + Math.floor(random() * 300);
    list.push(
      kv("llm.model_name", pick(random, models)),
      kv("llm.provider", "openai"),
      kv("llm.input_messages.0.message.role", "system"),
      kv("llm.input_messages.0.message.content", text(random, 60)),
      kv("llm.input_messages.1.message.role", "user"),
      kv("llm.input_messages.1.message.content", text(random, 90)),
      kv("llm.output_messages.0.message.role", "assistant"),
      kv("llm.output_messages.0.message.content", text(random, 70)),
      kv("llm.prompt_template.version", head.version),
      kv("prompt.id", "support"),
      kv("llm.token_count.prompt", prompt),
      kv("llm.token_count.completion", completion),
      kv("llm.token_count.total", prompt + completion),
      kv("llm.invocation_parameters", '{"temperature":0.2,"max_tokens":512}'),
    );
  } else {
    list.push(
      kv("input.value", text(random, 25)),
      kv("output.value", text(random, parent < 0 ? 80 : 40)),
    );
    if (kind === "RETRIEVER")
      for (let rank = 0; rank < 4; rank++)
        list.push(
          kv(`retrieval.documents.${rank}.document.id`, `doc-${Math.floor(random() * 9000)}`),
          kv(`retrieval.documents.${rank}.document.score`, 1 - random() / 2),
          kv(`retrieval.documents.${rank}.document.content`, text(random, 50)),
        );
  }
  return list;
}

function kv(key: string, value: string | number): object {
  if (typeof value === "string") return { key, value: { stringValue: value } };
  return { key, value: Number.isInteger(value) ? { intValue: value } : { doubleValue: value } };
}

/** Bytes that stand for the n-th id until a request is sent: a mark, the number, and zeros no text holds. */
function markerId(mark: number, index: number, length: number): Buffer {
  const bytes = Buffer.alloc(length, 0xfe);
  bytes.writeUInt32BE(mark, 0);
  bytes.writeUInt32BE(index, length - 4);
  return bytes;
}

function markers(body: Buffer, mark: number, length: number): (readonly [number, number])[] {
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32BE(mark);
  const found: [number, number][] = [];
  for (let at = body.indexOf(wanted); at !== -1; at = body.indexOf(wanted, at + length))
    found.push([at, body.readUInt32BE(at + length - 4)]);
  return found;
}

function markerTime(index: number): bigint {
  return (BigInt(marker.time) << 32n) | BigInt(index);
}

function longOf(value: bigint): { low: number; high: number; unsigned: boolean } {
  return { low: Number(value & 0xffffffffn) | 0, high: Number(value >> 32n) | 0, unsigned: true };
}

function markersOfTimes(body: Buffer): [number, number][] {
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(marker.time);
  const found: [number, number][] = [];
  for (let at = body.indexOf(wanted); at !== -1; at = body.indexOf(wanted, at + 4))
    if (at >= 4) found.push([at - 4, body.readUInt32LE(at - 4)]);
  return found;
}

/** A different number for every number of 32 bits, without order (the last steps of MurmurHash3). */
function scrambled(number: number): number {
  let mixed = number >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A body ready to send: fresh ids drawn from `serial`, times after `startNs`. */
export function fill(template: Template, serial: number, startNs: bigint): Buffer {
  const body = Buffer.from(template.body);
  for (const [offset, trace] of template.traceIds) {
    const number = serial * 4096 + trace + 1;
    // Senders draw ids at random: none must tell when its trace happened.
    for (let word = 0; word < 3; word++)
      body.writeUInt32BE(scrambled(number + word * 0x9e3779b9), offset + word * 4);
    body.writeUInt32BE(number >>> 0, offset + 12);
  }
  for (const [offset, span] of template.spanIds) {
    body.writeUInt32BE(scrambled(serial * 4096 + span + 1), offset);
    body.writeUInt32BE(span + 1, offset + 4);
  }
  for (const [offset, ns] of template.times) body.writeBigUInt64LE(startNs + ns, offset);
  return body;
}

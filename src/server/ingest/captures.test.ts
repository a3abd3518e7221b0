import { describe, expect, it } from "vitest";
import {
  cases,
  distinct,
  hostile,
  namesOf,
  present,
  receive,
  sorted,
  sumOf,
  tally,
  type CaptureCase,
  type CapturedSpan,
  type Received,
} from "#testing/captures.ts";

it.skipIf(!present)("the captures are beside the repository", () => {
  expect(cases.length + hostile.length).toBeGreaterThan(100);
});

const modelKinds = new Set(["LLM", "EMBEDDING"]);

/** LLM spans without an LLM span below them: the calls themselves where one is reported twice. */
function callsOf({ reads }: Received): CapturedSpan[] {
  const byId = new Map(reads.map((read) => [read.span.spanId, read]));
  const models = reads.filter(({ facts }) => facts.kind === "LLM");
  const above = new Set<string>();
  for (const { span } of models) {
    let id = span.parentSpanId;
    while (byId.has(id) && !above.has(id)) {
      above.add(id);
      id = byId.get(id)?.span.parentSpanId ?? "";
    }
  }
  return models.filter(({ span }) => !above.has(span.spanId));
}

function textOf({ content }: CapturedSpan): string {
  return content.outputMessages
    .flatMap(({ parts }) => parts)
    .map((part) => (part.type === "text" || part.type === "reasoning" ? part.text : ""))
    .join("\n");
}

/** Cached and reasoning tokens are compared where the manifest names them. */
function tokensOf({ traces }: Received, wanted: CaptureCase["expect"]): Record<string, number> {
  const tokens: Record<string, number> = {};
  const details = Object.keys(wanted.tokens ?? {});
  for (const field of [
    "prompt",
    "completion",
    "total",
    "cacheRead",
    "cacheWrite",
    "reasoning",
  ] as const) {
    const value = sumOf(traces, field);
    const basic = field === "prompt" || field === "completion" || field === "total";
    if (value !== null && (basic || details.includes(field))) tokens[field] = value;
  }
  return tokens;
}

function causesOf({ reads, traces }: Received): { span: string; message: string }[] {
  const causes = new Set(traces.flatMap((trace) => trace.causes));
  return reads
    .filter(({ span }) => causes.has(span.spanId))
    .map(({ span, facts }) => ({
      span: span.name,
      message: facts.error?.message.split("\n")[0] ?? "no error",
    }));
}

/**
 * The manifest counts messages as they stand in one attribute. Where the span has a system prompt in
 * another attribute it is shown too, and where the manifest looked in none of the places that hold the
 * conversation it says 0.
 */
function messageCounts(received: Received, wanted: readonly number[]): number[] {
  const counts = callsOf(received).map(({ span, content }) => {
    const instructed = span.attributes["gen_ai.system_instructions"] !== undefined;
    const first = content.inputMessages[0]?.role === "system" && instructed ? 1 : 0;
    return content.inputMessages.length - first;
  });
  return wanted.every((value) => value === 0) ? wanted.slice(0, counts.length) : sorted(counts);
}

describe.each(cases)("$sdk $case", (given) => {
  const wanted = given.expect;
  const received = receive(given);
  const { reads, traces } = received;

  it("has the shape that was sent", () => {
    expect({
      spans: reads.length,
      traces: traces.length,
      roots: sorted(traces.flatMap((trace) => namesOf(received, trace.roots))),
      orphans: sorted(traces.flatMap((trace) => namesOf(received, trace.orphans))),
      placeholders: received.placeholders,
      logRecords: received.logCount,
    }).toEqual({
      spans: wanted.spans,
      traces: wanted.traces,
      roots: sorted(wanted.roots ?? []),
      orphans: Array.isArray(wanted.orphans) ? sorted(wanted.orphans) : [],
      placeholders: wanted.pendingPlaceholders ?? 0,
      logRecords: wanted.logRecords ?? 0,
    });
  });

  it("has kinds, models, providers and tokens", () => {
    const models = reads.filter(({ facts }) => modelKinds.has(facts.kind));
    const providers = distinct(reads.map(({ facts }) => facts.provider));
    expect({
      kinds: tally(reads.map(({ facts }) => facts.kind)),
      llmCalls: traces.reduce((total, { llmCalls }) => total + llmCalls, 0),
      models: distinct(models.map(({ facts }) => facts.model)),
      providers: wanted.providers === undefined ? [] : providers,
      tokens: tokensOf(received, wanted),
    }).toEqual({
      kinds: wanted.kinds,
      llmCalls: wanted.llmCalls,
      models: sorted(wanted.models ?? []),
      providers: sorted(wanted.providers ?? []),
      tokens: wanted.tokens,
    });
  });

  it("finds what failed and why", () => {
    const failed = reads.filter(({ facts }) => facts.status === "error");
    expect(sorted(failed.map(({ span }) => span.name))).toEqual(sorted(wanted.errorSpans ?? []));
    expect(sorted(causesOf(received))).toEqual(sorted(wanted.rootCause ?? []));
  });

  it("knows sessions, users and tools", () => {
    expect({
      sessions: distinct(reads.map(({ facts }) => facts.sessionId)),
      users: distinct(reads.map(({ facts }) => facts.userId)),
      tools: distinct(reads.map(({ facts }) => facts.toolName)),
    }).toEqual({
      sessions: sorted(wanted.sessions ?? []),
      users: sorted(wanted.users ?? []),
      tools: sorted(wanted.tools ?? []),
    });
  });

  it("reads messages, documents and vectors", () => {
    const texts = callsOf(received).map(textOf).join("\n");
    const input = wanted.inputMessages ?? [];
    // The manifest leaves these two out where it did not look for them.
    const vectors = reads.reduce((total, { content }) => total + content.vectors, 0);
    const streamed = reads.some(({ facts }) => facts.timeToFirstTokenMs !== null);
    expect({
      inputMessages: messageCounts(received, input),
      outputText: (wanted.outputText ?? []).filter((text) => texts.includes(text)),
      documents: reads.reduce((total, { content }) => total + content.documents.length, 0),
      vectors,
      streamed,
    }).toEqual({
      inputMessages: sorted(input),
      outputText: wanted.outputText ?? [],
      documents: wanted.documents ?? 0,
      vectors: wanted.vectors ?? vectors,
      streamed: wanted.streamedFirstTokenMs ?? streamed,
    });
  });
});

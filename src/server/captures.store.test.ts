import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { getTrace, listTraces, type TraceWithSpans } from "#contract/traces.ts";
import {
  bodyOf,
  type CaptureCase,
  cases,
  distinct,
  hostile,
  present,
  sorted,
  tally,
} from "#testing/captures.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it.skipIf(!present)("the captures are beside the repository", () => {
  expect(cases.length).toBeGreaterThan(100);
});

/** Sends a case's requests as they were recorded; answers the statuses and what then can be read. */
async function sent(given: CaptureCase): Promise<{ statuses: number[]; traces: TraceWithSpans[] }> {
  const p = `${given.sdk}-${given.case}`.replaceAll(/[^\w-]/g, "-");
  const statuses: number[] = [];
  for (const file of given.files) {
    const answer = await server.otlp(bodyOf(file), {
      path: file.requestPath ?? `/v1/${file.signal}`,
      type: file.contentType,
      project: p,
      ...(file.contentEncoding && { encoding: file.contentEncoding }),
    });
    statuses.push(answer.status);
  }
  const { items } = await call(listTraces, { p, limit: 200 }, { base: server.url });
  const traces: TraceWithSpans[] = [];
  for (const { traceId } of items)
    traces.push(await call(getTrace, { p, traceId, content: true }, { base: server.url }));
  return { statuses, traces };
}

function total(
  traces: readonly TraceWithSpans[],
  field: "prompt" | "completion" | "total",
): number | null {
  const known = traces.map(({ trace }) => trace.tokens[field]).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}

describe.each(cases)("$sdk $case through the doors", (given) => {
  it("shows what the manifest says", async () => {
    const { expect: wanted } = given;
    const { statuses, traces } = await sent(given);
    const spans = traces.flatMap((trace) => trace.spans);
    expect(statuses.every((status) => status === 200)).toBe(true);
    expect({
      spans: spans.length,
      traces: traces.length,
      roots: sorted(spans.filter((span) => span.parentSpanId === null).map(({ name }) => name)),
      kinds: tally(spans.map(({ kind }) => kind)),
      llmCalls: traces.reduce((sum, { trace }) => sum + trace.llmCalls, 0),
      errors: sorted(spans.filter(({ status }) => status === "error").map(({ name }) => name)),
      causes: sorted(
        spans
          .filter(({ cause }) => cause)
          .map(({ name, errorMessage }) => ({ span: name, message: errorMessage?.split("\n")[0] })),
      ),
      tokens: {
        prompt: total(traces, "prompt"),
        completion: total(traces, "completion"),
        total: total(traces, "total"),
      },
      sessions: distinct(traces.map(({ trace }) => trace.sessionId)),
      users: distinct(traces.map(({ trace }) => trace.userId)),
      documents: spans.reduce((sum, { content }) => sum + (content?.documents.length ?? 0), 0),
    }).toEqual({
      spans: wanted.spans,
      traces: wanted.traces,
      roots: sorted(wanted.roots ?? []),
      kinds: wanted.kinds,
      llmCalls: wanted.llmCalls,
      errors: sorted(wanted.errorSpans ?? []),
      causes: sorted(wanted.rootCause ?? []),
      tokens: {
        prompt: wanted.tokens?.["prompt"] ?? null,
        completion: wanted.tokens?.["completion"] ?? null,
        total: wanted.tokens?.["total"] ?? null,
      },
      sessions: sorted(wanted.sessions ?? []),
      users: sorted(wanted.users ?? []),
      documents: wanted.documents ?? 0,
    });
  });
});

describe.each(hostile)("hostile $case through the doors", (given) => {
  it("shows what the manifest says", async () => {
    const { expect: wanted } = given;
    const { statuses, traces } = await sent(given);
    const spans = traces.flatMap((trace) => trace.spans);
    const status = wanted.httpStatus ?? 200;
    expect(statuses).toEqual(Array.isArray(status) ? status : given.files.map(() => status));
    expect(spans).toHaveLength(wanted.spans ?? 0);
    const shown = {
      traces: traces.length,
      orphans: spans.filter(({ orphan }) => orphan).length,
      links: spans.flatMap(({ content }) => content?.links ?? []).length,
      total: total(traces, "total"),
    };
    // The manifest names what a case is about, and nothing else.
    expect(shown).toEqual({
      traces: wanted.traces ?? shown.traces,
      orphans: wanted.orphans ?? shown.orphans,
      links: wanted.links ?? shown.links,
      total: wanted.tokens?.["total"] ?? shown.total,
    });
  });
});

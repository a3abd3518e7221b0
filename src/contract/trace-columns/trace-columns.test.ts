import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aSpanSummary, aTraceSummary } from "#testing/a-trace.ts";
import { columnsOf } from "#testing/columns-of.ts";
import { type SpanSummary, spanKinds } from "../span.ts";
import { ColumnsError, encodeBody } from "./body.ts";
import { decodeTraceColumns } from "./decode.ts";
import { encodeTraceColumns } from "./encode.ts";
import { spanAt } from "./span-at.ts";
import { findSpanId } from "./span-ids.ts";
import type { TraceColumns } from "./trace-columns.ts";

const text = fc.oneof(fc.constantFrom("", "step", "чат", "検索 🔍", '"\\\n'), fc.string());
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value);
const amount = maybe(fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true })));

/** A span under the one before it, at top level, or lost; 26 days hold to the nanosecond. */
const anySpan = fc.record({
  place: fc.constantFrom("root", "below", "orphan", "ring"),
  up: fc.nat(3),
  startNs: fc.oneof(
    fc.constant("0"),
    fc.bigInt(0n, 2_000_000n * 1_000_000_000n).map((ns) => String(base + ns)),
  ),
  name: text,
  kind: fc.constantFrom(...spanKinds),
  status: fc.constantFrom("ok" as const, "error" as const, "unset" as const),
  durationMs: amount,
  running: fc.boolean(),
  cause: fc.boolean(),
  errorType: maybe(text),
  errorMessage: maybe(text),
  model: maybe(text),
  provider: maybe(text),
  tokens: fc.record({
    prompt: amount,
    completion: amount,
    total: amount,
    cacheRead: amount,
    cacheWrite: amount,
    reasoning: amount,
  }),
  cost: maybe(fc.tuple(fc.nat(), fc.constantFrom("reported" as const, "computed" as const))),
  timeToFirstTokenMs: amount,
  service: maybe(text),
  scope: maybe(text),
});

const base = 1_750_000_000_000_000_000n;

/** Turns what was drawn into a list in depth-first order. */
function spansOf(
  drawn: readonly (typeof anySpan extends fc.Arbitrary<infer Drawn> ? Drawn : never)[],
) {
  const path: string[] = [];
  return drawn.map(({ place, up, cost, ...facts }, index): SpanSummary => {
    const spanId = (index + 1).toString(16).padStart(16, "0");
    path.length = place === "below" ? Math.max(0, path.length - up) : 0;
    const parent = path.at(-1) ?? null;
    path.push(spanId);
    return {
      spanId,
      parentSpanId: place === "orphan" ? "f".repeat(16) : place === "ring" ? spanId : parent,
      ...facts,
      orphan: place === "orphan",
      cyclic: place === "ring",
      costUsd: cost ? cost[0] : null,
      costSource: cost ? cost[1] : null,
    };
  });
}

function through(columns: TraceColumns): TraceColumns {
  return decodeTraceColumns(encodeTraceColumns(columns).buffer);
}

function listOf(columns: TraceColumns): SpanSummary[] {
  return Array.from({ length: columns.count }, (_, index) => spanAt(columns, index));
}

describe("the columnar form", () => {
  it("says the same as the list of spans", () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 20 }), text, (drawn, name) => {
        const spans = spansOf(drawn);
        const trace = { ...aTraceSummary, name, spanCount: spans.length };
        const read = through(columnsOf(trace, spans));
        expect(read.trace).toEqual(trace);
        expect(listOf(read)).toEqual(spans);
      }),
    );
  });

  it("keeps parents, depths and ends of subtrees", () => {
    const ids = ["r", "a", "b", "c"].map((_, index) => `${index + 1}`.padStart(16, "0"));
    const spans = [null, ids[0]!, ids[1]!, ids[0]!].map((parentSpanId, index) => ({
      ...aSpanSummary,
      spanId: ids[index]!,
      parentSpanId,
    }));
    const { parent, depth, end } = through(columnsOf(aTraceSummary, spans));
    expect([[...parent], [...depth], [...end]]).toEqual([
      [-1, 0, 1, 0],
      [0, 1, 2, 1],
      [4, 3, 3, 4],
    ]);
  });

  it("finds a span by its id", () => {
    const { spanIds } = through(columnsOf(aTraceSummary, chain(300)));
    expect(findSpanId(spanIds, chain(300)[299]!.spanId)).toBe(299);
    expect(findSpanId(spanIds, "f".repeat(16))).toBe(-1);
    expect(findSpanId(spanIds, "no id")).toBe(-1);
  });

  it("numbers more than 256 and more than 65,536 names", () => {
    const many = chain(70_000).map((span, index) => ({ ...span, name: `step ${index}` }));
    const read = through(columnsOf(aTraceSummary, many));
    expect(read.name.at).toBeInstanceOf(Uint32Array);
    expect(spanAt(read, 69_999).name).toBe("step 69999");
    expect(through(columnsOf(aTraceSummary, many.slice(0, 300))).name.at).toBeInstanceOf(
      Uint16Array,
    );
  });
});

describe("a body that is no trace in columns", () => {
  const whole = encodeTraceColumns(columnsOf(aTraceSummary, chain(5).map(withDuration)));
  const reading = (bytes: Uint8Array) => () => decodeTraceColumns(Uint8Array.from(bytes).buffer);

  it("is refused wherever it is cut off", () => {
    for (let length = 0; length <= whole.length - 8; length += 7)
      expect(reading(whole.subarray(0, length))).toThrow(ColumnsError);
    expect(reading(whole.subarray(0, -8))).toThrow(/cut off: \d+ of at least \d+ bytes came/);
  });

  it("is refused when it is something else", () => {
    expect(reading(new TextEncoder().encode('{"trace":{},"spans":[]}'))).toThrow("does not begin");
    const newer = whole.slice();
    newer[8] = 9;
    expect(reading(newer)).toThrow("version 9");
  });

  it("never becomes an endless loop or an index out of range, whatever byte is wrong", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const damaged = whole.slice();
        damaged[at] = byte;
        expect(walked(damaged)).toBeLessThanOrEqual(5);
      }),
      { numRuns: 2000 },
    );
  });

  it("is refused without a column, with one of another type, and with one that is too long", () => {
    const facts = { trace: aTraceSummary, count: 0, baseNs: "0", words: {} };
    expect(reading(encodeBody(facts, {}))).toThrow(ColumnsError);
    const columns = columnsOf(aTraceSummary, chain(2));
    expect(reading(encodeTraceColumns({ ...columns, count: 3 }))).toThrow(
      "has 16 elements, not 24",
    );
    const typed = { ...columns, parent: Float64Array.of(1, 2) };
    // @ts-expect-error -- a column of another type is what this is about
    expect(reading(encodeTraceColumns(typed))).toThrow("another type");
  });
});

/** Steps from one top-level span to the next through a body; 0 where it is refused. */
function walked(bytes: Uint8Array<ArrayBuffer>): number {
  let steps = 0;
  try {
    const { count, end } = decodeTraceColumns(bytes.buffer);
    for (let index = 0; index < count && steps < 100; index = end[index]!) steps++;
  } catch (error) {
    if (!(error instanceof ColumnsError)) throw error;
  }
  return steps;
}

function chain(count: number): SpanSummary[] {
  const id = (index: number) => (index + 1).toString(16).padStart(16, "0");
  return Array.from({ length: count }, (_, index) => ({
    ...aSpanSummary,
    spanId: id(index),
    parentSpanId: index === 0 ? null : id(index - 1),
  }));
}

function withDuration(span: SpanSummary, index: number): SpanSummary {
  return { ...span, durationMs: index, name: `é ${index}` };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildWaterfall, noSpan, rowFlag, type WaterfallSpan } from "./waterfall-columns.ts";

const base = 1_700_000_000_000_000_000n;

function span(
  id: string,
  parent: string | null,
  more: Partial<WaterfallSpan> & { at?: number } = {},
) {
  const { at = 0, ...rest } = more;
  return {
    spanId: id,
    parentSpanId: parent,
    kind: "CHAIN",
    status: "ok",
    startNs: String(base + BigInt(Math.round(at * 1e6))),
    durationMs: 10,
    running: false,
    cyclic: false,
    cause: false,
    tokens: { total: null },
    costUsd: null,
    ...rest,
  } satisfies WaterfallSpan;
}

const rows = (spans: readonly WaterfallSpan[], timing?: "real" | "synthetic") => {
  const built = buildWaterfall(spans, timing);
  return Array.from(
    built.span,
    (index, row) => "·".repeat(built.depth[row]!) + (index === noSpan ? "?" : spans[index]!.spanId),
  );
};

describe("buildWaterfall", () => {
  it("puts children under parents, siblings by start, whatever the order they came in", () => {
    const spans = [
      span("b", "root", { at: 5 }),
      span("a1", "a", { at: 2 }),
      span("root", null),
      span("a", "root", { at: 1 }),
    ];
    expect(rows(spans)).toEqual(["root", "·a", "··a1", "·b"]);
    const built = buildWaterfall(spans);
    expect([...built.end]).toEqual([4, 3, 3, 4]);
    expect([...built.parent]).toEqual([-1, 0, 1, 0]);
    expect([...built.startMs]).toEqual([0, 1, 2, 5]);
    expect(built.totalMs).toBe(15);
  });

  it("gathers spans without their parent under one row, after the roots", () => {
    const spans = [
      span("o", "gone", { at: -5 }),
      span("p", "o"),
      span("q", "gone2"),
      span("r", null),
    ];
    expect(rows(spans)).toEqual(["r", "?", "·o", "··p", "·q"]);
    const built = buildWaterfall(spans);
    expect(built.orphanCount).toBe(2);
    expect(built.flags[2]! & rowFlag.orphan).toBeTruthy();
    expect(built.startMs[1]).toBe(0);
    expect(built.durationMs[1]).toBe(15);
  });

  it("cuts rings open at the earliest span and marks it", () => {
    const spans = [
      span("x", "z", { at: 3 }),
      span("y", "x", { at: 1 }),
      span("z", "y", { at: 2 }),
      span("self", "self", { at: 9 }),
    ];
    expect(rows(spans)).toEqual(["y", "·z", "··x", "self"]);
    const { flags } = buildWaterfall(spans);
    expect(Array.from(flags, (flag) => Boolean(flag & rowFlag.cyclic))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("keeps spans that share an id, with the children under the first", () => {
    const spans = [span("r", null), span("d", "r"), span("d", "r", { at: 1 }), span("c", "d")];
    expect(rows(spans)).toEqual(["r", "·d", "··c", "·d"]);
  });

  it("keeps nanoseconds apart that a number cannot hold", () => {
    const spans = [span("a", null), { ...span("b", "a"), startNs: String(base + 1n) }];
    expect(buildWaterfall(spans).startMs[1]).toBeCloseTo(1e-6, 12);
  });

  it("puts a span without a start at its parent's, not at the beginning of time", () => {
    const spans = [span("a", null), span("b", "a", { at: 4 }), { ...span("c", "b"), startNs: "0" }];
    const built = buildWaterfall(spans);
    expect([...built.startMs]).toEqual([0, 4, 4]);
    expect(built.totalMs).toBe(14);
  });

  it("marks children outside their parent, but not by a grain", () => {
    const spans = [
      span("p", null, { at: 0 }),
      span("early", "p", { at: -1 }),
      span("late", "p", { at: 5 }),
      span("grain", "p", { at: 0.0005 }),
      span("within", "p", { at: 1, durationMs: 2 }),
    ];
    const built = buildWaterfall(spans);
    const outside = Array.from(built.span)
      .filter((_, row) => built.flags[row]! & rowFlag.outside)
      .map((index) => spans[index]!.spanId);
    expect(outside).toEqual(["early", "late"]);
  });

  it("draws a running span to the end of what is known and marks one without duration", () => {
    const spans = [
      span("r", null, { durationMs: null, running: true }),
      span("c", "r", { at: 30 }),
      span("d", "r", { at: 31, durationMs: null }),
    ];
    const built = buildWaterfall(spans);
    expect(built.durationMs[0]).toBe(40);
    expect(built.flags[2]! & rowFlag.untimed).toBeTruthy();
    expect(built.flags[2]! & rowFlag.outside).toBeFalsy();
  });

  it("takes the order and not the times where timing is synthetic", () => {
    const spans = [
      span("r", null, { durationMs: null }),
      span("b", "r", { at: 5, durationMs: null }),
      span("a", "r", { at: 1, durationMs: null }),
    ];
    expect(rows(spans, "synthetic")).toEqual(["r", "·b", "·a"]);
    const built = buildWaterfall(spans, "synthetic");
    expect([...built.startMs]).toEqual([0, 1, 2]);
    expect([...built.durationMs]).toEqual([3, 1, 1]);
    expect(built.totalMs).toBe(3);
  });

  it("stands 20,000 levels and 500,000 siblings", () => {
    const deep = Array.from({ length: 20_000 }, (_, i) => span(`d${i}`, i ? `d${i - 1}` : null));
    expect(buildWaterfall(deep).depth[19_999]).toBe(19_999);
    const one = span("w", null);
    const wide = Array.from({ length: 500_000 }, (_, i) => ({
      ...one,
      spanId: `w${i}`,
      parentSpanId: i ? "w0" : null,
    }));
    expect(buildWaterfall(wide).end[0]).toBe(500_000);
  });
});

const ids = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
const anySpan = fc.record({
  spanId: ids,
  parentSpanId: fc.option(ids),
  kind: fc.constantFrom("LLM", "TOOL"),
  status: fc.constantFrom("ok" as const, "error" as const, "unset" as const),
  startNs: fc.oneof(
    fc.bigInt(0n, 10n ** 20n - 1n).map(String),
    fc.constantFrom("0", "", "x", "17"),
  ),
  durationMs: fc.option(fc.oneof(fc.double(), fc.nat())),
  running: fc.boolean(),
  cyclic: fc.boolean(),
  cause: fc.boolean(),
  tokens: fc.record({ total: fc.option(fc.nat()) }),
  costUsd: fc.option(fc.float({ noNaN: true })),
});

describe("any list of spans", () => {
  it("becomes finite rows, each span once, subtrees nested, inside the axis", () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 20 }), fc.boolean(), (spans, synthetic) => {
        const built = buildWaterfall(spans, synthetic ? "synthetic" : "real");
        const shown = [...built.span].filter((index) => index !== noSpan);
        expect(shown.toSorted((a, b) => a - b)).toEqual(spans.map((_, index) => index));
        expect(built.totalMs).toBeGreaterThan(0);
        for (let i = 0; i < built.count; i++) {
          expect(Number.isFinite(built.startMs[i]!) && built.startMs[i]! >= 0).toBe(true);
          expect(Number.isFinite(built.durationMs[i]!) && built.durationMs[i]! >= 0).toBe(true);
          const ends = built.startMs[i]! + built.durationMs[i]!;
          expect(ends).toBeLessThanOrEqual(built.totalMs * (1 + 1e-12));
          expect(built.end[i]).toBeGreaterThan(i);
          const owner = built.parent[i]!;
          expect(owner).toBeLessThan(i);
          expect(built.depth[i]).toBe(owner < 0 ? 0 : built.depth[owner]! + 1);
          expect(built.end[i]!).toBeLessThanOrEqual(owner < 0 ? built.count : built.end[owner]!);
        }
      }),
      { numRuns: 500 },
    );
  });
});

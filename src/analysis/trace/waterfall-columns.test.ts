import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { buildWaterfall, noSpan, rowFlag } from "./waterfall-columns.ts";

const span = (id: string, parent: string | null, more: Partial<PictureSpan> = {}): PictureSpan => ({
  id,
  parent,
  ...more,
});
const built = (spans: readonly PictureSpan[], timing?: "real" | "synthetic") =>
  buildWaterfall(pictureOf(spans), timing);

const rows = (spans: readonly PictureSpan[], timing?: "real" | "synthetic") => {
  const { ids } = pictureOf(spans);
  const { span: index, depth } = built(spans, timing);
  return Array.from(
    index,
    (place, row) => "·".repeat(depth[row]!) + (place === noSpan ? "?" : ids[place]!),
  );
};

describe("buildWaterfall", () => {
  it("keeps the order of the tree", () => {
    const spans = [
      span("b", "root", { at: 5 }),
      span("a1", "a", { at: 2 }),
      span("root", null),
      span("a", "root", { at: 1 }),
    ];
    expect(rows(spans)).toEqual(["root", "·a", "··a1", "·b"]);
    const { end, parent, startMs, totalMs } = built(spans);
    expect([...end]).toEqual([4, 3, 3, 4]);
    expect([...parent]).toEqual([-1, 0, 1, 0]);
    expect([...startMs]).toEqual([0, 1, 2, 5]);
    expect(totalMs).toBe(15);
  });

  it("gathers spans without their parent under one row, after the roots", () => {
    const spans = [
      span("o", "gone", { at: -5 }),
      span("p", "o"),
      span("q", "gone2"),
      span("r", null),
    ];
    expect(rows(spans)).toEqual(["r", "?", "·o", "··p", "·q"]);
    const { orphanCount, flags, startMs, durationMs, parent, end, kinds, kind } = built(spans);
    expect(orphanCount).toBe(2);
    expect(flags[2]! & rowFlag.orphan).toBeTruthy();
    expect(startMs[1]).toBe(0);
    expect(durationMs[1]).toBe(15);
    expect([...parent]).toEqual([-1, -1, 1, 2, 1]);
    expect([...end]).toEqual([1, 5, 4, 4, 5]);
    expect(kinds[kind[1]!]).toBe("UNKNOWN");
  });

  it("marks the members of a ring", () => {
    const spans = [span("x", "y", { at: 3 }), span("y", "x", { at: 1 }), span("z", "y")];
    expect(rows(spans)).toEqual(["y", "·z", "x"]);
    const cyclic = Array.from(built(spans).flags, (flag) => Boolean(flag & rowFlag.cyclic));
    expect(cyclic).toEqual([true, false, true]);
  });

  it("puts a span without a start at its parent's, not at the beginning of time", () => {
    const missing = { at: Number.NaN };
    const spans = [span("a", null), span("b", "a", { at: 4 }), span("c", "b", missing)];
    const { startMs, totalMs } = built(spans);
    expect([...startMs]).toEqual([0, 4, 4]);
    expect(totalMs).toBe(14);
  });

  it("marks children outside their parent, but not by a grain", () => {
    const spans = [
      span("p", null, { at: 0 }),
      span("early", "p", { at: -1 }),
      span("late", "p", { at: 5 }),
      span("grain", "p", { at: 0.0005 }),
      span("within", "p", { at: 1, durationMs: 2 }),
    ];
    const { ids } = pictureOf(spans);
    const { span: index, flags } = built(spans);
    const outside = [...index].filter((_, row) => flags[row]! & rowFlag.outside);
    expect(outside.map((place) => ids[place])).toEqual(["early", "late"]);
  });

  it("draws a running span to the end of what is known and marks one without duration", () => {
    const { durationMs, flags } = built([
      span("r", null, { durationMs: null, running: true }),
      span("c", "r", { at: 30 }),
      span("d", "r", { at: 31, durationMs: null }),
    ]);
    expect(durationMs[0]).toBe(40);
    expect(flags[2]! & rowFlag.untimed).toBeTruthy();
    expect(flags[2]! & rowFlag.outside).toBeFalsy();
  });

  it("takes the order and not the times where timing is synthetic", () => {
    const spans = [
      span("r", null, { durationMs: null }),
      span("b", "r", { at: 1, durationMs: null }),
      span("a", "r", { at: 5, durationMs: null }),
    ];
    expect(rows(spans, "synthetic")).toEqual(["r", "·b", "·a"]);
    const { startMs, durationMs, totalMs } = built(spans, "synthetic");
    expect([...startMs]).toEqual([0, 1, 2]);
    expect([...durationMs]).toEqual([3, 1, 1]);
    expect(totalMs).toBe(3);
  });

  it("leaves bits alone that are not its own", () => {
    const source = pictureOf([span("a", null)]);
    expect([...buildWaterfall({ ...source, flags: Uint8Array.of(0xf7) }).flags]).toEqual([23]);
  });

  it("stands 20,000 levels", () => {
    const deep = Array.from({ length: 20_000 }, (_, i) => span(`d${i}`, i ? `d${i - 1}` : null));
    expect(built(deep).depth[19_999]).toBe(19_999);
  });
});

const ids = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
const anySpan = fc.record({
  id: ids,
  parent: fc.option(ids),
  kind: fc.constantFrom("LLM", "TOOL"),
  failed: fc.boolean(),
  at: fc.oneof(fc.double({ min: -1e15, max: 1e15 }), fc.constant(Number.NaN)),
  durationMs: fc.option(fc.oneof(fc.double(), fc.nat())),
  running: fc.boolean(),
});

describe("any tree of spans", () => {
  it("becomes finite rows, each span once, subtrees nested, inside the axis", () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 20 }), fc.boolean(), (spans, synthetic) => {
        const picture = built(spans, synthetic ? "synthetic" : "real");
        const shown = [...picture.span].filter((index) => index !== noSpan);
        expect(shown.toSorted((a, b) => a - b)).toEqual(spans.map((_, index) => index));
        expect(picture.totalMs).toBeGreaterThan(0);
        for (let i = 0; i < picture.count; i++) {
          expect(Number.isFinite(picture.startMs[i]!) && picture.startMs[i]! >= 0).toBe(true);
          expect(Number.isFinite(picture.durationMs[i]!) && picture.durationMs[i]! >= 0).toBe(true);
          const ends = picture.startMs[i]! + picture.durationMs[i]!;
          expect(ends).toBeLessThanOrEqual(picture.totalMs * (1 + 1e-12));
          expect(picture.end[i]).toBeGreaterThan(i);
          const owner = picture.parent[i]!;
          expect(owner).toBeLessThan(i);
          expect(picture.depth[i]).toBe(owner < 0 ? 0 : picture.depth[owner]! + 1);
          const limit = owner < 0 ? picture.count : picture.end[owner]!;
          expect(picture.end[i]!).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 500 },
    );
  });
});

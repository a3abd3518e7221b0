import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace } from "#testing/random-trace.ts";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { childRows } from "./child-rows.ts";
import { clockSkew } from "./clock-skew.ts";
import { selfTimes } from "./self-time.ts";
import { buildWaterfall, noSpan, rowFlag } from "./waterfall-columns.ts";

const span = (id: string, parent: string | null, at: number, durationMs: number | null) => ({
  id,
  parent,
  at,
  durationMs,
});
const selfOf = (spans: readonly PictureSpan[]) => [...selfTimes(buildWaterfall(pictureOf(spans)))];

describe("selfTimes", () => {
  it("takes the children's time away once where they overlap", () => {
    const spans = [span("r", null, 0, 100), span("a", "r", 10, 40), span("b", "r", 30, 40)];
    expect(selfOf(spans)).toEqual([40, 40, 40]);
  });

  it("counts of a child only what lies inside", () => {
    const spans = [span("r", null, 0, 100), span("a", "r", -50, 60), span("b", "r", 90, 500)];
    // Rows start with the earliest span, which is the child.
    expect(selfOf(spans)[0]).toBe(80);
  });

  it("does not know it of a span without a duration", () => {
    expect(selfOf([span("r", null, 0, null), span("a", "r", 0, 4)])).toEqual([Number.NaN, 4]);
    const synthetic = buildWaterfall(pictureOf([span("r", null, 0, 5)]), "synthetic");
    expect([...selfTimes(synthetic)]).toEqual([Number.NaN]);
  });

  it("is what a count of covered moments gives, whatever the trace", () => {
    fc.assert(
      fc.property(anyTrace, fc.boolean(), (spans, asSent) => {
        const source = pictureOf(spans);
        const skew = asSent ? undefined : clockSkew(source);
        const waterfall = buildWaterfall(source, "real", skew);
        const { count, startMs, durationMs, flags, span: index } = waterfall;
        const self = selfTimes(waterfall);
        for (let row = 0; row < count; row++) {
          const isUnknown = index[row] === noSpan || (flags[row]! & rowFlag.untimed) !== 0;
          expect(Number.isNaN(self[row])).toBe(isUnknown);
          const edges = childRows(waterfall, row)
            .flatMap((child) => [startMs[child]!, startMs[child]! + durationMs[child]!])
            .concat(startMs[row]!, startMs[row]! + durationMs[row]!)
            .filter((at) => at >= startMs[row]! && at <= startMs[row]! + durationMs[row]!)
            .toSorted((a, b) => a - b);
          let alone = 0;
          for (let k = 1; k < edges.length; k++) {
            const middle = (edges[k - 1]! + edges[k]!) / 2;
            const isCovered = childRows(waterfall, row).some(
              (child) => startMs[child]! < middle && middle < startMs[child]! + durationMs[child]!,
            );
            if (!isCovered) alone += edges[k]! - edges[k - 1]!;
          }
          expect(isUnknown ? alone : self[row]).toBeCloseTo(alone, 5);
        }
      }),
    );
  });
});

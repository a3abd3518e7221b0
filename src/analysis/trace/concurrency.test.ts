import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace } from "#testing/random-trace.ts";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { concurrencyBand, concurrencyOf } from "./concurrency.ts";
import { buildWaterfall } from "./waterfall-columns.ts";

const step = (id: string, at: number, durationMs: number, parent: string | null = "r") => ({
  id,
  parent,
  at,
  durationMs,
});
const built = (spans: readonly PictureSpan[], timing?: "synthetic") =>
  buildWaterfall(pictureOf(spans), timing);

describe("concurrencyOf", () => {
  it("counts steps, not the parents that wait for them", () => {
    const waterfall = built([step("r", 0, 100, null), step("a", 0, 50), step("b", 40, 20)]);
    const found = concurrencyOf(waterfall);
    expect(found.peak).toBe(2);
    expect([...concurrencyBand(found, waterfall.totalMs, 10)]).toEqual([
      1, 1, 1, 1, 2, 1, 0, 0, 0, 0,
    ]);
  });

  it("does not count two that follow each other", () => {
    const waterfall = built([step("r", 0, 100, null), step("a", 0, 50), step("b", 50, 50)]);
    expect(concurrencyOf(waterfall).peak).toBe(1);
    expect([...concurrencyBand(concurrencyOf(waterfall), 100, 3)]).toEqual([1, 1, 1]);
  });

  it("knows nothing where times are synthetic", () => {
    const waterfall = built([step("r", 0, 100, null)], "synthetic");
    expect(concurrencyOf(waterfall).peak).toBe(0);
    expect([...concurrencyBand(concurrencyOf(waterfall), 1, 2)]).toEqual([0, 0]);
  });

  it("never shows more than the peak, and shows the peak, whatever the trace", () => {
    fc.assert(
      fc.property(anyTrace, fc.integer({ min: 1, max: 50 }), (spans, width) => {
        const waterfall = built(spans);
        const found = concurrencyOf(waterfall);
        const band = concurrencyBand(found, waterfall.totalMs, width);
        expect(Math.max(...band)).toBe(found.peak);
      }),
    );
  });
});

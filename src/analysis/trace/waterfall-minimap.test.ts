import { describe, expect, it } from "vitest";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { buildWaterfall } from "./waterfall-columns.ts";
import { drawBand, drawMinimap, minimapY } from "./waterfall-minimap.ts";

const span = (id: number, at: number, durationMs: number, status: "ok" | "error") => ({
  id: String(id),
  parent: null,
  kind: "LLM",
  at,
  durationMs,
  failed: status === "error",
});
const built = (spans: readonly PictureSpan[]) => buildWaterfall(pictureOf(spans));

const colours = { kinds: new Uint32Array([7]), error: 9, hit: 5, background: 1 };
const size = { width: 10, height: 2 };

describe("drawMinimap", () => {
  it("draws each row where it is in time and order", () => {
    const image = new Uint32Array(20);
    drawMinimap(built([span(1, 0, 5, "ok"), span(2, 5, 5, "error")]), size, colours, image);
    expect(image.join("")).toBe("77777111111111199999");
  });

  it("never covers an error, and shows what is shorter than a pixel", () => {
    const image = new Uint32Array(20);
    const spans = [span(0, 0, 1000, "ok"), span(1, 500, 0, "error")];
    for (let i = 2; i < 1000; i++) spans.push(span(i, 0, 1000, "ok"));
    drawMinimap(built(spans), size, colours, image);
    expect([...image].filter((pixel) => pixel === 9)).toHaveLength(1);
    expect(image).not.toContain(1);
  });

  it("stands an empty trace and an empty picture", () => {
    const image = new Uint32Array(20);
    drawMinimap(built([]), size, colours, image);
    expect(new Set(image)).toEqual(new Set([1]));
    drawMinimap(built([span(1, 0, 5, "ok")]), { width: 0, height: 0 }, colours, image);
    expect(minimapY(built([]), 3, 60)).toBeLessThanOrEqual(60);
  });
});

it("marks the hits of a search so that they are seen", () => {
  const image = new Uint32Array(20);
  const waterfall = built([span(1, 0, 10, "error"), span(2, 5, 0, "ok")]);
  drawMinimap(waterfall, size, colours, image, Uint32Array.of(1));
  expect(image.join("")).toBe("99999999991111155511");
});

it("draws a band as high as its numbers, and never hides a one", () => {
  const image = new Uint32Array(8);
  drawBand(Uint32Array.of(0, 1, 100, 50), 2, { bar: 7, background: 1 }, image);
  expect(image.join("")).toBe("11711777");
});

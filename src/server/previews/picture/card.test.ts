import { expect, it } from "vitest";
import type { Preview } from "../preview.ts";
import { cardSvg, cardSize, wrapped } from "./card.ts";
import { pngOf } from "./png.ts";
import type { IntervalRow } from "./interval-picture.ts";

const hostile = `</text><script>alert(1)</script>&"'`;
const rows: readonly IntervalRow[] = (["better", "worse", "same", "unknown"] as const).map(
  (mark, at) => ({ label: hostile, low: at - 2, middle: at - 1, high: at, mark, text: "+1" }),
);
const previews: readonly Preview[] = [
  { title: hostile, description: hostile },
  { title: "t", description: "d ".repeat(400), picture: { kind: "intervals", rows } },
  {
    title: "t",
    description: "d",
    picture: { kind: "intervals", rows: [{ ...rows[0]!, low: 0, middle: 0, high: 0 }] },
  },
  {
    title: "one point",
    description: "d",
    picture: {
      kind: "line",
      points: [{ value: 1, low: 1, high: 1, isMarked: true }],
      say: String,
    },
  },
  {
    title: "spans",
    description: "d",
    picture: {
      kind: "bars",
      total: 10,
      bars: [
        { label: hostile, from: -5, length: 1e9, isFailed: true },
        { label: "x", from: 50, length: 0, isFailed: false },
      ],
      more: 3,
    },
  },
];

it.each(previews)("draws $title with finite places and texts as text", (preview) => {
  const svg = cardSvg(preview);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(svg).not.toContain("<script");
  const places = [...svg.matchAll(/ (?:x|x1|x2|cx)="([\d.-]+)"/g)].map(([, value]) =>
    Number(value),
  );
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...places)).toBeLessThanOrEqual(cardSize.width);
});

it("becomes a PNG of its size", async () => {
  const png = await pngOf(cardSvg(previews[1]!));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([cardSize.width, cardSize.height]);
});

it("wraps words, and says where more follows", () => {
  expect(wrapped("aa bb cc", 5, 5)).toEqual(["aa bb", "cc"]);
  expect(wrapped("aa bb cc dd ee", 5, 2)).toEqual(["aa bb", "cc d…"]);
  expect(wrapped("x".repeat(50), 5, 2)).toEqual(["xxxx…"]);
});

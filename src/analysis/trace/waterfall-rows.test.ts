import { describe, expect, it } from "vitest";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { buildWaterfall } from "./waterfall-columns.ts";
import { rollUp } from "./waterfall-roll-up.ts";
import {
  collapseKind,
  collapseToLevel,
  findRows,
  foldedBy,
  nextError,
  nextOf,
  positionOf,
  revealRow,
  toggleRow,
  visibleRows,
} from "./waterfall-rows.ts";

const span = (id: string, parent: string | null, more: Partial<PictureSpan> = {}): PictureSpan => ({
  id,
  parent,
  durationMs: 1,
  ...more,
});

/*  0 root
    1 ├ agent        (reports 30 tokens: the sum of its calls)
    2 │ ├ llm 10
    3 │ └ llm 20 ✗
    4 ├ tool ✗ cause
    5 │ └ child
    6 └ llm without usage */
const spans = [
  span("root", null),
  span("agent", "root", { kind: "AGENT", tokens: 30 }),
  span("llm1", "agent", { kind: "LLM", tokens: 10, costUsd: 0.1 }),
  span("llm2", "agent", { kind: "LLM", tokens: 20, failed: true, cause: false }),
  span("tool", "root", { kind: "TOOL", failed: true, cause: true }),
  span("child", "tool"),
  span("llm3", "root", { kind: "LLM" }),
];
const picture = pictureOf(spans);
const waterfall = buildWaterfall(picture);
const open = new Uint8Array(waterfall.count);

describe("visibleRows", () => {
  it("skips what is folded away", () => {
    expect([...visibleRows(waterfall, open)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const folded = toggleRow(waterfall, open, 1);
    expect([...visibleRows(waterfall, folded)]).toEqual([0, 1, 4, 5, 6]);
    expect([...visibleRows(waterfall, toggleRow(waterfall, folded, 0))]).toEqual([0]);
    expect(toggleRow(waterfall, open, 2)).toBe(open);
  });

  it("keeps levels open and folds kinds inside them", () => {
    const shown = (levels: number | undefined, kinds: string[]) => [
      ...visibleRows(waterfall, foldedBy(waterfall, levels, kinds)),
    ];
    expect(shown(undefined, [])).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(shown(1, [])).toEqual([0]);
    expect(shown(2, [])).toEqual([0, 1, 4, 6]);
    expect(shown(undefined, ["AGENT"])).toEqual([0, 1, 4, 5, 6]);
    expect(shown(undefined, ["AGENT", "TOOL", "NOBODY"])).toEqual([0, 1, 4, 6]);
  });

  it("folds by level and by kind", () => {
    expect([...visibleRows(waterfall, collapseToLevel(waterfall, 1))]).toEqual([0, 1, 4, 6]);
    expect([...visibleRows(waterfall, collapseToLevel(waterfall, 0))]).toEqual([0]);
    const tools = collapseKind(waterfall, open, "TOOL", true);
    expect([...visibleRows(waterfall, tools)]).toEqual([0, 1, 2, 3, 4, 6]);
    expect(collapseKind(waterfall, tools, "TOOL", false)).toEqual(open);
    expect(collapseKind(waterfall, tools, "NONE", false)).toEqual(tools);
  });

  it("reveals a row and finds its place", () => {
    const folded = collapseToLevel(waterfall, 0);
    const visible = visibleRows(waterfall, folded);
    expect(positionOf(visible, 3)).toBe(0);
    const revealed = visibleRows(waterfall, revealRow(waterfall, folded, 3));
    expect([...revealed]).toEqual([0, 1, 2, 3, 4, 6]);
    expect(positionOf(revealed, 3)).toBe(3);
    expect(positionOf(revealed, 5)).toBe(4);
    expect(revealRow(waterfall, open, 3)).toBe(open);
  });
});

describe("nextError", () => {
  it("goes to causes, round and round", () => {
    expect(nextError(waterfall, 0)).toBe(4);
    expect(nextError(waterfall, 4)).toBe(4);
    expect(nextError(waterfall, 5, -1)).toBe(4);
  });

  it("goes to any error where no cause is known, and nowhere without errors", () => {
    const uncaused = buildWaterfall(pictureOf(spans.map((each) => ({ ...each, cause: false }))));
    expect(nextError(uncaused, 0)).toBe(3);
    expect(nextError(uncaused, 3)).toBe(4);
    expect(nextError(uncaused, 3, -1)).toBe(4);
    expect(nextError(buildWaterfall(pictureOf([span("a", null)])), 0)).toBe(-1);
    expect(nextError(buildWaterfall(pictureOf([])), 0)).toBe(-1);
  });
});

describe("findRows", () => {
  const hits = findRows(waterfall, (index) => spans[index]?.kind === "LLM");

  it("finds rows and steps through them, round and round", () => {
    expect([...hits]).toEqual([2, 3, 6]);
    expect([0, 2, 3, 5, 6].map((row) => nextOf(hits, row))).toEqual([2, 3, 6, 6, 2]);
    expect([0, 2, 3, 5, 6].map((row) => nextOf(hits, row, -1))).toEqual([6, 6, 2, 3, 3]);
    expect(nextOf(new Uint32Array(0), 3)).toBe(-1);
  });
});

describe("rollUp", () => {
  const sums = rollUp(waterfall, picture);

  it("counts what is below", () => {
    expect([...sums.below]).toEqual([6, 2, 0, 0, 1, 0, 0]);
    expect([...sums.errorsBelow]).toEqual([2, 1, 0, 0, 0, 0, 0]);
  });

  it("takes the deepest report and never adds a parent's repetition", () => {
    expect([...sums.tokens]).toEqual([30, 30, 10, 20, Number.NaN, Number.NaN, Number.NaN]);
    expect(sums.costUsd[0]).toBe(0.1);
    expect(sums.costUsd[4]).toBeNaN();
  });

  it("takes the parent's report where nothing below reports", () => {
    const lone = pictureOf([span("a", null, { tokens: 7 }), span("b", "a")]);
    expect(rollUp(buildWaterfall(lone), lone).tokens[0]).toBe(7);
  });
});

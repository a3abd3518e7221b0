import { describe, expect, it } from "vitest";
import { buildWaterfall } from "#analysis/trace/waterfall-columns.ts";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import {
  applyCommand,
  commandFor,
  initialView,
  type WaterfallCommand,
  type WaterfallView,
} from "./waterfall-view.ts";

const span = (id: string, parent: string | null, at = 0, failed = false): PictureSpan => ({
  id,
  parent,
  at,
  failed,
  durationMs: 100,
});
const built = (spans: readonly PictureSpan[]) => buildWaterfall(pictureOf(spans));

/* 0 r, 1 a, 2 a1, 3 a2 (failed), 4 b */
const waterfall = built([
  span("r", null),
  span("a", "r", 10),
  span("a1", "a", 20),
  span("a2", "a", 30, true),
  span("b", "r", 40),
]);
const start = initialView(waterfall);

function after(...commands: (WaterfallCommand | string)[]): WaterfallView {
  return commands.reduce<WaterfallView>((view, each) => {
    const command = typeof each === "string" ? commandFor(each) : each;
    return command ? applyCommand(waterfall, view, command) : view;
  }, start);
}

describe("the keyboard", () => {
  it("walks the rows and stops at both ends", () => {
    expect(after("j", "ArrowDown").cursor).toBe(2);
    expect(after("j", "k", "ArrowUp").cursor).toBe(0);
    expect(after("End").cursor).toBe(4);
    expect(after("End", "j").cursor).toBe(4);
    expect(after("End", "Home").cursor).toBe(0);
    expect(after("PageDown").cursor).toBe(4);
  });

  it("folds, unfolds, and goes in and out as tree grids do", () => {
    const folded = after("j", "ArrowLeft");
    expect([...folded.collapsed]).toEqual([0, 1, 0, 0, 0]);
    expect(after("j", "[", "j").cursor).toBe(4);
    expect(after("j", "[", "]", "j").cursor).toBe(2);
    expect(after("j", "ArrowLeft", "ArrowLeft").cursor).toBe(0);
    expect(after("j", "ArrowLeft", "ArrowRight", "ArrowRight").cursor).toBe(2);
    expect(after("j", "j", "ArrowLeft").cursor).toBe(1);
    expect(after("End", "ArrowRight").cursor).toBe(4);
  });

  it("finds the failure even where it is folded away", () => {
    const found = after("[", "e");
    expect(found.cursor).toBe(3);
    expect([...found.collapsed]).toEqual([0, 0, 0, 0, 0]);
  });

  it("zooms, pans and comes back", () => {
    const near = after("+").window;
    expect(near.to - near.from).toBeCloseTo(70);
    expect(after("+", "d").window.from).toBeGreaterThan(near.from);
    expect(after("+", "-").window).toEqual(start.window);
    expect(after("w", "w", "0").window).toEqual(start.window);
    expect(commandFor("ArrowLeft", true)).toEqual({ type: "pan", share: -0.25 });
    expect(commandFor("q")).toBeUndefined();
    expect(commandFor("constructor")).toBeUndefined();
  });

  it("zooms to the span it stands on", () => {
    expect(after("End", "f").window).toEqual({ from: 30, to: 140 });
  });
});

describe("commands", () => {
  it("never leave the cursor on a row that is folded away", () => {
    const view = applyCommand(waterfall, { ...start, cursor: 3 }, { type: "toggle", row: 1 });
    expect(view.cursor).toBe(1);
  });

  it("ignore rows that do not exist", () => {
    expect(after({ type: "goto", row: 99 }).cursor).toBe(0);
    expect(after({ type: "goto", row: -1 }).cursor).toBe(0);
  });

  it("stand an empty trace", () => {
    const empty = built([]);
    const view = initialView(empty);
    for (const key of ["j", "k", "End", "e", "[", "]", "ArrowRight", "ArrowLeft", "+", "f"])
      expect(applyCommand(empty, view, commandFor(key)!).cursor).toBe(0);
  });
});

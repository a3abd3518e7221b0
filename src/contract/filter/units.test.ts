import { describe, expect, it } from "vitest";
import { patternParts } from "./ast.ts";
import { parseDurationMs, parseNumber } from "./units.ts";

describe("parseDurationMs", () => {
  it.each([
    ["2s", 2000],
    ["500ms", 500],
    ["1.5m", 90_000],
    ["250us", 0.25],
    ["250µs", 0.25],
    ["2h", 7_200_000],
    ["1d", 86_400_000],
    ["100", 100],
    ["2 S", 2000],
    ["fast", null],
    ["", null],
    ["2x", null],
    ["2constructor", null],
    ["1e999s", null],
  ])("%s is %s", (text, expected) => {
    expect(parseDurationMs(text)).toBe(expected);
  });
});

describe("parseNumber", () => {
  it.each([
    ["12", 12],
    ["-0.5", -0.5],
    [".5", 0.5],
    ["1e-3", 0.001],
    ["12k", 12_000],
    ["1.5M", 1_500_000],
    ["$0.01", 0.01],
    ["1,204", 1204],
    ["1_204_000", 1_204_000],
    ["1,2", null],
    ["NaN", null],
    ["0x10", null],
    ["many", null],
  ])("%s is %s", (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });
});

describe("patternParts", () => {
  it("splits at wildcards and takes escapes off", () => {
    expect(patternParts("gpt-4o*")).toEqual(["gpt-4o", ""]);
    expect(patternParts("a*b\\*\\\\")).toEqual(["a", "b*\\"]);
    expect(patternParts("*")).toEqual(["", ""]);
  });
});

import { describe, expect, it } from "vitest";
import { codedTexts, codedTimes } from "./coded-values.ts";

const at = (text: string): number => Date.parse(text);

describe("times", () => {
  it("are steps of equal length, named by their days", () => {
    const times = ["2026-01-01T00:00:00Z", "2026-01-15T00:00:00Z", "2026-01-29T00:00:00Z"].map(at);
    const { codes, names, range } = codedTimes(Float64Array.of(...times, Number.NaN));
    expect([...codes]).toEqual([1, 4, 7, 0]);
    expect(names).toHaveLength(7);
    expect(names[0]).toBe("2026-01-01 to 2026-01-05");
    expect(names[6]).toBe("2026-01-25 to 2026-01-29");
    expect(range).toEqual([times[0], times[2]]);
  });

  it("are named by minutes where all lie close", () => {
    const times = ["2026-01-01T10:00:00Z", "2026-01-01T17:00:00Z"].map(at);
    expect(codedTimes(Float64Array.from(times)).names[0]).toBe(
      "2026-01-01 10:00 to 2026-01-01 11:00",
    );
  });

  it("are one where there is one, and none where there is none", () => {
    expect(codedTimes(Float64Array.of(at("2026-01-01T10:00:00Z"))).names).toEqual([
      "2026-01-01 10:00",
    ]);
    expect(codedTimes(Float64Array.of(Number.NaN))).toMatchObject({ names: [], range: null });
  });
});

it("keeps the most frequent texts apart and the rest together", () => {
  const values = Array.from({ length: 14 }, (_, value) =>
    Array.from({ length: 20 - value }, () => `v${value}`),
  ).flat();
  const { codes, names } = codedTexts([...values, undefined]);
  expect(names).toHaveLength(8);
  expect(names.at(-1)).toBe("7 other values");
  expect(codes.at(-1)).toBe(0);
  expect(Math.max(...codes)).toBe(8);
});

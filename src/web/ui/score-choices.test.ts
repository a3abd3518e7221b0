import { describe, expect, it } from "vitest";
import { readNumber, scoreChoices } from "./score-choices.ts";

const metric = (
  kind: "pass" | "label" | "score" | "ratio",
  range: [number, number] | null = null,
) => ({
  kind,
  range,
});
const valuesOf = (choices: ReturnType<typeof scoreChoices>) =>
  choices.map(({ key, value }) => [key, value]);

describe("what the keys give", () => {
  it("is right and wrong for a pass", () => {
    expect(scoreChoices(metric("pass"), [], null)).toEqual([
      { key: "1", label: "right", value: true },
      { key: "2", label: "wrong", value: false },
    ]);
  });

  it("is the commonest nine labels", () => {
    const labels = Array.from({ length: 12 }, (_, at) => `label ${at}`);
    const choices = scoreChoices(metric("label"), labels, null);
    expect(choices).toHaveLength(9);
    expect(choices[8]).toEqual({ key: "9", label: "label 8", value: "label 8" });
  });

  it("is every whole number of a short range, and five steps of another", () => {
    expect(valuesOf(scoreChoices(metric("score", [1, 5]), [], null))).toEqual([
      ["1", 1],
      ["2", 2],
      ["3", 3],
      ["4", 4],
      ["5", 5],
    ]);
    const unit = scoreChoices(metric("score", [0, 1]), [], null);
    expect(unit.map(({ value }) => value)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const wide = scoreChoices(metric("ratio", [0, 0.3]), [], null);
    expect(wide.map(({ label }) => label)).toEqual(["0", "0.075", "0.15", "0.225", "0.3"]);
  });

  it("is what was given before where no range is declared, and nothing where nothing was", () => {
    expect(scoreChoices(metric("score"), [], [0, 100]).map(({ value }) => value)).toEqual([
      0, 25, 50, 75, 100,
    ]);
    expect(scoreChoices(metric("score"), [], null)).toEqual([]);
    expect(valuesOf(scoreChoices(metric("score"), [], [3, 3]))).toEqual([["1", 3]]);
  });
});

it("reads a typed number, inside the range", () => {
  expect(readNumber(" 0.8 ", [0, 1])).toEqual({ value: 0.8 });
  expect(readNumber("0,8", null)).toEqual({ value: 0.8 });
  expect(readNumber("2", [0, 1])).toEqual({ fault: "Between 0 and 1" });
  expect(readNumber("", null)).toHaveProperty("fault");
  expect(readNumber("Infinity", null)).toHaveProperty("fault");
});

import { describe, expect, it } from "vitest";
import { chosenColumns, columnOptions, leastWidth, usualColumns } from "./column-choice.ts";

describe("the columns of the list of traces", () => {
  it("are those of the address before those the reader keeps", () => {
    expect(chosenColumns(["cost"], ["input"])).toEqual(["cost"]);
    expect(chosenColumns(undefined, ["input"])).toEqual(["input"]);
    expect(chosenColumns(undefined, undefined)).toBeUndefined();
  });

  it("leave out what no release knows; nothing known is no choice", () => {
    expect(chosenColumns(["cost", "nonsense"], undefined)).toEqual(["cost"]);
    expect(chosenColumns(["nonsense"], undefined)).toBeUndefined();
  });

  it("need more room the more there are", () => {
    expect(leastWidth(undefined)).toBe(leastWidth(usualColumns));
    expect(leastWidth(columnOptions.map(({ id }) => id))).toBeGreaterThan(leastWidth(undefined));
  });
});

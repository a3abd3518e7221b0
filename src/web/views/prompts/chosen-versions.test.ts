import { expect, it } from "vitest";
import { chosenVersions } from "./chosen-versions.ts";

const versions = ["c", "b", "a"].map((version) => ({ version }));
const chosen = (choice: { version?: string; against?: string }) => {
  const { shown, against } = chosenVersions(versions, choice);
  return [shown?.version, against?.version];
};

it("shows the newest against the one before it", () => {
  expect(chosen({})).toEqual(["c", "b"]);
  expect(chosen({ version: "b" })).toEqual(["b", "a"]);
  expect(chosen({ version: "a" })).toEqual(["a", undefined]);
});

it("takes any other version, and none", () => {
  expect(chosen({ version: "a", against: "c" })).toEqual(["a", "c"]);
  expect(chosen({ version: "a", against: "a" })).toEqual(["a", undefined]);
  expect(chosen({ version: "gone", against: "gone" })).toEqual(["c", undefined]);
  expect(chosenVersions([], {})).toEqual({ shown: undefined, against: undefined });
});

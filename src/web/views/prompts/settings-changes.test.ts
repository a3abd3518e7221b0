import { expect, it } from "vitest";
import { lengthChange, settingsChanges } from "./settings-changes.ts";

it("puts model, settings and variables of two versions beside each other", () => {
  const older = { model: "a", settings: { temperature: 0.2, stop: ["x"] }, template: "{q}" };
  const newer = { model: "b", settings: { temperature: 0.2 }, template: "{q} {context}" };
  expect(settingsChanges(newer, older)).toEqual([
    { name: "model", before: "a", after: "b" },
    { name: "temperature", before: "0.2", after: "0.2" },
    { name: "variables", before: "q", after: "q, context" },
    { name: "stop", before: '["x"]', after: undefined },
  ]);
  expect(settingsChanges({ model: null, settings: {}, template: "x" }, undefined)).toEqual([]);
});

it("says how long the texts are", () => {
  expect(lengthChange(1200, undefined)).toBe("1,200 characters");
  expect(lengthChange(1200, 800)).toBe("800 → 1,200 characters");
});

import { expect, it } from "vitest";
import { faultOf, localMinute, noWindows, presetOf, windowsOfPreset } from "./chosen-windows.ts";

const known = { first: "2026-01-01T00:00:00.000Z", last: "2026-01-30T23:59:59.999Z" };

it("counts usual windows back from the newest point, and knows them again", () => {
  const day = windowsOfPreset("1", known);
  expect(day).toEqual({
    beforeFrom: "2026-01-29T00:00:00.000Z",
    beforeTo: "2026-01-30T00:00:00.000Z",
    from: "2026-01-30T00:00:00.000Z",
    to: "2026-01-31T00:00:00.000Z",
  });
  for (const preset of ["1", "28", "halves"])
    expect(presetOf(windowsOfPreset(preset, known), known)).toBe(preset);
  expect(windowsOfPreset("", known)).toEqual(noWindows);
  expect(presetOf(noWindows, known)).toBe("");
  expect(presetOf({ ...day, beforeFrom: known.first }, known)).toBe("other");
});

it("says what is wrong with windows", () => {
  const halves = windowsOfPreset("halves", known);
  expect(faultOf(halves)).toBeUndefined();
  expect(faultOf({ ...halves, to: undefined })).toMatch(/four/);
  expect(faultOf({ ...halves, to: known.first })).toMatch(/end after/);
  expect(faultOf({ ...halves, from: known.first })).toMatch(/overlap/);
});

it("writes times for the browser's own field", () => {
  const at = new Date(2026, 0, 5, 7, 8, 30).toISOString();
  expect(localMinute(at, false)).toBe("2026-01-05T07:08");
  expect(localMinute(at, true)).toBe("2026-01-05T07:09");
  expect(localMinute(undefined, true)).toBe("");
});

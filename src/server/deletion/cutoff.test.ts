import { expect, it } from "vitest";
import { cutoffOf } from "./cutoff.ts";

const now = Date.parse("2025-06-30T12:00:00Z");
const days = [
  { day: "2025-06-30", bytes: 50 },
  { day: "2025-06-28", bytes: 30 },
  { day: "2025-06-01", bytes: 40 },
];

it("is the age, or the day with which all that is later fits, whichever deletes more", () => {
  const none = { maxAgeDays: null, maxBytes: null };
  expect(cutoffOf(none, days, now)).toBeNull();
  expect(cutoffOf({ ...none, maxAgeDays: 7 }, days, now)).toBe("2025-06-23T12:00:00.000Z");
  expect(cutoffOf({ ...none, maxBytes: 120 }, days, now)).toBeNull();
  expect(cutoffOf({ ...none, maxBytes: 119 }, days, now)).toBe("2025-06-28T00:00:00.000Z");
  expect(cutoffOf({ ...none, maxBytes: 79 }, days, now)).toBe("2025-06-30T00:00:00.000Z");
  // The latest day stays.
  expect(cutoffOf({ ...none, maxBytes: 1 }, days, now)).toBe("2025-06-30T00:00:00.000Z");
  expect(cutoffOf({ maxAgeDays: 7, maxBytes: 119 }, days, now)).toBe("2025-06-28T00:00:00.000Z");
  expect(cutoffOf({ maxAgeDays: 1, maxBytes: 119 }, days, now)).toBe("2025-06-29T12:00:00.000Z");
  expect(cutoffOf({ ...none, maxBytes: 1 }, [], now)).toBeNull();
});

import { expect, it } from "vitest";
import { formatMoment, formatRelativeTime, millisecondsOf } from "./format-time.ts";

const now = Date.parse("2025-11-23T12:00:00Z");
const ago = (seconds: number) => formatRelativeTime(now - seconds * 1000, now);

it("says how long ago, and writes older dates out", () => {
  expect(ago(2)).toBe("just now");
  expect(ago(180)).toMatch(/^3\s?m/);
  expect(ago(86_400 * 2)).toMatch(/^2\s?d/);
  expect(ago(86_400 * 20)).toMatch(/^3 Nov$/);
  expect(ago(86_400 * 1000)).toMatch(/2023$/);
});

it("keeps microseconds of nanoseconds as text", () => {
  expect(millisecondsOf("1700000000123456789")).toBe(1700000000123.456);
});

it("writes a moment inside a sentence by its clock, with the day where it is another", () => {
  const at = new Date(2025, 10, 23, 10, 12).getTime();
  expect(formatMoment(at, new Date(2025, 10, 23, 23).getTime())).toBe("10:12");
  expect(formatMoment(at, new Date(2025, 10, 24, 1).getTime())).toBe("23 Nov, 10:12");
});

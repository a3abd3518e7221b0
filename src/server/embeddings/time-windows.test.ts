import { expect, it } from "vitest";
import { timeWindows } from "./time-windows.ts";

const day = 86_400_000;
const at = (iso: string): number => Date.parse(iso);
const asked = {
  beforeFrom: "2026-01-01T00:00:00Z",
  beforeTo: "2026-01-08T00:00:00Z",
  from: "2026-01-08T00:00:00Z",
  to: "2026-01-15T00:00:00+01:00",
};

it("takes the last seven days and the seven before, or halves of less", () => {
  expect(timeWindows({}, { first: 0, last: 30 * day - 1 })).toEqual([
    { from: 16 * day, to: 23 * day },
    { from: 23 * day, to: 30 * day },
  ]);
  expect(timeWindows({}, { first: 0, last: 99 })).toEqual([
    { from: 0, to: 50 },
    { from: 50, to: 100 },
  ]);
  expect(timeWindows({}, { first: 5, last: 5 })).toEqual([
    { from: 4, to: 5 },
    { from: 5, to: 6 },
  ]);
});

it("takes the windows that are asked for", () => {
  expect(timeWindows(asked, { first: 0, last: 1 })).toEqual([
    { from: at(asked.beforeFrom), to: at(asked.beforeTo) },
    { from: at(asked.from), to: at("2026-01-14T23:00:00Z") },
  ]);
});

it.each([
  ["with an end missing", { from: undefined }, /four ends/],
  ["that end before they begin", { to: "2026-01-07T00:00:00Z" }, /end after/],
  ["that overlap", { from: "2026-01-07T23:59:59Z" }, /overlap/],
])("refuses windows %s", (_, change, message) => {
  expect(() => timeWindows({ ...asked, ...change }, { first: 0, last: 1 })).toThrow(message);
});

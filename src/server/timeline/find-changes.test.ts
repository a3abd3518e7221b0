import { expect, it } from "vitest";
import { seededRandom } from "#analysis/stats/random/xoshiro128.ts";
import { normalQuantile } from "#analysis/stats/special/normal.ts";
import { findChanges } from "./find-changes.ts";

const random = seededRandom(8);
const noise = (runs: number): number[] =>
  Array.from({ length: runs }, () => normalQuantile((random.next() + 0.5) / 2 ** 32));
const flat = Array.from({ length: 12 }, (_, at) => ({
  name: `flat ${at}`,
  values: noise(24),
  breaks: [],
}));

it("finds one change that was taken back among twelve flat series", () => {
  const values = noise(24).map((value, at) => (at >= 8 && at < 16 ? value - 6 : value));
  const [found, ...others] = findChanges({
    series: [{ name: "taken back", values, breaks: [] }, ...flat],
  });
  expect(found?.changes.map(({ at }) => at)).toEqual([8, 16]);
  expect(found?.p).toBeLessThanOrEqual(0.05);
  expect(others.flatMap(({ changes }) => changes)).toEqual([]);
});

it("keeps places where a series is cut by a break, and takes each stretch for a look of its own", () => {
  const values = [...noise(10), ...noise(8), ...noise(8).map((value) => value + 6)];
  const [found] = findChanges({ series: [{ name: "broken", values, breaks: [10] }] });
  expect(found?.changes.map(({ at }) => at)).toEqual([18]);
});

it("has no p where no stretch has the runs", () => {
  const [found] = findChanges({ series: [{ name: "short", values: noise(12), breaks: [6] }] });
  expect(found).toEqual({ p: null, changes: [] });
});

import { expect, it } from "vitest";
import { seededRandom } from "../random/xoshiro128.ts";
import { normalQuantile } from "../special/normal.ts";
import { changePoints } from "./e-divisive.ts";

const draws = 199;

/** Independent normal values: runs of a system that nobody changed. */
function noise(runs: number, random: ReturnType<typeof seededRandom>): number[] {
  return Array.from({ length: runs }, () => normalQuantile((random.next() + 0.5) / 2 ** 32));
}

it("finds a change in at most 6 % of series of nothing but noise, of 10 to 100 runs", () => {
  const random = seededRandom(2026);
  const alarms = [
    [10, 500],
    [20, 500],
    [40, 400],
    [100, 200],
  ].map(([runs = 0, repeats = 0]) => {
    let raised = 0;
    for (let repeat = 0; repeat < repeats; repeat += 1)
      if (changePoints(noise(runs, random), repeat, { draws }).length > 0) raised += 1;
    return { runs, repeats, raised };
  });
  const all = alarms.reduce((sum, { repeats }) => sum + repeats, 0);
  expect(alarms.reduce((sum, { raised }) => sum + raised, 0) / all).toBeLessThanOrEqual(0.06);
  // No length is worse than its own chance of 5 % explains: three standard errors.
  for (const { repeats, raised } of alarms)
    expect(raised / repeats).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / repeats));
});

it("finds a step of 3 sd within one run of where it is in at least 85 % of 12 runs", () => {
  const random = seededRandom(7);
  const repeats = 500;
  let found = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const series = noise(12, random).map((value, at) => value + (at >= 6 ? 3 : 0));
    const near = changePoints(series, repeat, { draws }).some(
      ({ index }) => Math.abs(index - 6) <= 1,
    );
    if (near) found += 1;
  }
  expect(found / repeats).toBeGreaterThanOrEqual(0.85);
});

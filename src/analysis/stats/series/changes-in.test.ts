import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/xoshiro128.ts";
import { normalQuantile } from "../special/normal.ts";
import { bestMiddle } from "./best-middle.ts";
import { changesIn, lookForChange } from "./changes-in.ts";
import { changePoints, strongestChange } from "./e-divisive.ts";
import { maskedChange } from "./masked-change.ts";

const seed = 3;
const all = (series: readonly number[]) => changesIn(series, seed, lookForChange(series, seed));
/** Independent normal values, those of the middle third moved. */
function takenBack(runs: number, sd: number, random: ReturnType<typeof seededRandom>): number[] {
  return Array.from({ length: runs }, (_, at) => {
    const value = normalQuantile((random.next() + 0.5) / 2 ** 32);
    return at >= runs / 3 && at < (2 * runs) / 3 ? value + sd : value;
  });
}

describe("a change that was taken back", () => {
  const around = (level: number, at: number) =>
    level + [0, 0.02, -0.02, 0.03, 0, -0.03, 0.02, 0.01][(at * 3) % 8]!;
  const series = [0.8, 0.59, 0.82].flatMap((level, part) =>
    Array.from({ length: 8 }, (_, at) => around(level, at + part)),
  );

  it("is found at both ends where no single cut tells", () => {
    expect(strongestChange(series, seed)?.p).toBeGreaterThan(0.05);
    expect(all(series).map(({ index }) => index)).toEqual([8, 16]);
    expect(all(series).map(({ grade }) => grade)).toEqual(["change", "change"]);
    expect(all(series)).toEqual(all(series));
  });

  it("does not depend on the unit or the sign of the values", () => {
    const other = series.map((value) => 7 - 1000 * value);
    expect(all(other).map(({ index }) => index)).toEqual([8, 16]);
  });

  it.each([
    { odd: 1, cuts: [] },
    { odd: 2, cuts: [] },
    { odd: 3, cuts: [] },
    { odd: 4, cuts: [10, 14] },
  ])("is told from unusual runs: $odd of 24 differ", ({ odd, cuts }) => {
    const series = Array.from({ length: 24 }, (_, at) =>
      at >= 10 && at < 10 + odd ? 0.5 : around(0.8, at),
    );
    expect(all(series).map(({ index }) => index)).toEqual(cuts);
  });

  it("is not looked for in fewer than nine runs nor found where all are equal", () => {
    expect(maskedChange([1, 1, 1, 9, 9, 9, 1, 1], seed)).toBeNull();
    expect(
      maskedChange(
        Array.from({ length: 20 }, () => 0.8),
        seed,
      ),
    ).toBeNull();
    expect(lookForChange([1, 2, 3], seed)).toBeNull();
  });
});

it("measures a middle as the definition does", () => {
  const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const within = (part: readonly number[]) =>
    mean(part.flatMap((a, i) => part.slice(i + 1).map((b) => Math.abs(a - b))));
  let best = { q: 0, from: 0, to: 0 };
  for (let from = 3; from + 3 + 3 <= x.length; from += 1)
    for (let to = from + 3; to <= x.length - 3; to += 1) {
      const [middle, rest] = [x.slice(from, to), [...x.slice(0, from), ...x.slice(to)]];
      const across = mean(middle.flatMap((a) => rest.map((b) => Math.abs(a - b))));
      const q =
        ((middle.length * rest.length) / x.length) * (2 * across - within(middle) - within(rest));
      if (q > best.q) best = { q, from, to };
    }
  const found = bestMiddle(Float64Array.from(x), 3, 3);
  expect(found.q).toBeCloseTo(best.q, 12);
  expect(found.stretch).toEqual({ from: best.from, to: best.to });
});

it("finds what E-divisive finds, where that finds something", () => {
  const random = seededRandom(5);
  const noise = (): number => (random.below(1000) - 500) / 10_000;
  const stairs = Array.from({ length: 45 }, (_, at) => Math.floor(at / 15) * 0.5 + noise());
  expect(all(stairs)).toEqual(
    changePoints(stairs, seed).map(({ index, p, grade }) => ({ index, p, grade })),
  );
});

it("raises with both looks together an alarm in at most 6 % of series of nothing but noise", () => {
  const random = seededRandom(2027);
  let [raised, tried] = [0, 0];
  for (const [runs = 0, repeats = 0] of [
    [10, 400],
    [24, 300],
    [50, 120],
    [100, 40],
  ])
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      tried += 1;
      if (lookForChange(takenBack(runs, 0, random), repeat)!.cuts.length > 0) raised += 1;
    }
  expect(raised / tried).toBeLessThanOrEqual(0.06);
});

it("finds three times as many changes that were taken back as the first look", () => {
  const random = seededRandom(11);
  for (const { sd, least } of [
    { sd: 2, least: 0.5 },
    { sd: 3, least: 0.85 },
  ]) {
    let [first, both] = [0, 0];
    const repeats = 60;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const series = takenBack(24, sd, random);
      if (strongestChange(series, repeat)!.p <= 0.05) first += 1;
      if (lookForChange(series, repeat)!.cuts.length > 0) both += 1;
    }
    expect(both / repeats).toBeGreaterThanOrEqual(least);
    expect(both).toBeGreaterThanOrEqual(3 * first);
  }
});

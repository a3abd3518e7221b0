import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/xoshiro128.ts";
import { assess } from "./assess.ts";
import type { Cell, PairSums, Sample } from "./cell.ts";
import type { Measure } from "./verdict.ts";

const random = seededRandom(11);
const uniform = () => random.next() / 2 ** 32;

function sumsOf(baseline: readonly number[], run: readonly number[], logs: boolean): PairSums {
  const difference = baseline.map((a, at) => (logs ? Math.log(run[at]! / a) : run[at]! - a));
  const sum = (of: (at: number) => number) => baseline.reduce((all, _, at) => all + of(at), 0);
  return {
    n: baseline.length,
    baseline: sum((at) => baseline[at]!),
    run: sum((at) => run[at]!),
    baselineSquares: sum((at) => baseline[at]! ** 2),
    runSquares: sum((at) => run[at]! ** 2),
    products: sum((at) => baseline[at]! * run[at]!),
    differences: sum((at) => difference[at]!),
    differenceSquares: sum((at) => difference[at]! ** 2),
    baselineLogs: logs ? sum((at) => Math.log(baseline[at]!)) : 0,
    up: sum((at) => Number(run[at]! > baseline[at]!)),
    down: sum((at) => Number(run[at]! < baseline[at]!)),
    groups: null,
  };
}

function aCell(measure: Measure, sample: Sample): Cell {
  return {
    metric: "m",
    slice: "s",
    baseline: "a",
    run: "b",
    measure,
    direction: "up",
    margin: null,
    range: measure === "score" ? [0, 1] : null,
    sample,
    counts: {
      onlyBaseline: 0,
      onlyRun: 0,
      errored: { baseline: 0, run: 0 },
      unscored: 0,
      unfinished: 0,
      repeats: [1, 1],
    },
    versionsDiffer: null,
    progress: null,
    known: [],
  };
}

/** What the sums say beside what the values themselves say. */
function both(measure: Measure, baseline: number[], run: number[]) {
  const sums = sumsOf(baseline, run, measure === "typical");
  return [
    assess(aCell(measure, { kind: "sums", sums })),
    assess(aCell(measure, { kind: "pairs", baseline, run, groups: null })),
  ] as const;
}

describe("sums say what the values say", () => {
  const baseline = Array.from({ length: 200 }, () => 0.1 + 0.8 * uniform());
  const run = baseline.map((value) => Math.min(1, value + 0.1 * uniform()));

  it.each<[Measure, number[]]>([
    ["score", run],
    ["score", baseline.map((value, at) => (at < 3 ? value / 2 : value))],
    ["score", baseline],
    ["typical", run],
  ])("of a %s", (measure, after) => {
    const [fromSums, fromValues] = both(measure, baseline, after);
    const { values, ci, changes, mde } = fromValues;
    expect(fromSums.values.effect).toBeCloseTo(values.effect!, 9);
    expect(fromSums.values.baseline).toBeCloseTo(values.baseline!, 9);
    expect(fromSums.ci!.low).toBeCloseTo(ci!.low, 9);
    expect(fromSums.ci!.high).toBeCloseTo(ci!.high, 9);
    expect(fromSums.changes).toEqual(changes);
    expect(fromSums.mde?.value ?? 0).toBeCloseTo(mde?.value ?? 0, 9);
  });

  it("of totals, about as the bootstrap does", () => {
    const [fromSums, fromValues] = both("total", baseline, run);
    expect(fromSums.values.effect).toBeCloseTo(fromValues.values.effect!, 9);
    expect(fromSums.ci!.low).toBeCloseTo(fromValues.ci!.low, 2);
    expect(fromSums.ci!.high).toBeCloseTo(fromValues.ci!.high, 2);
  });

  it("of nothing, of no change, and of one change for all", () => {
    expect(both("score", [], [])[0]).toMatchObject({ paired: 0, p: null });
    expect(both("score", baseline, baseline)[0].p?.raw).toBe(1);
    const [same] = both("score", [0.25, 0.5, 0.25, 0.5], [0.5, 0.75, 0.5, 0.75]);
    expect(same).toMatchObject({ p: { raw: 2 ** -4 } });
  });

  it("keep the level: the t test of the sums is near the sign-flip test", () => {
    const shuffled = baseline.map((value) =>
      Math.max(0, Math.min(1, value + (uniform() - 0.5) / 5)),
    );
    const [fromSums, fromValues] = both("score", baseline, shuffled);
    expect(Math.abs(fromSums.p!.raw - fromValues.p!.raw)).toBeLessThan(0.03);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fnv1a32 } from "../random/fnv1a32.ts";
import { seededRandom } from "../random/xoshiro128.ts";
import type { Cell, Sample } from "./cell.ts";
import { judge } from "./judge.ts";
import { verdictNotes } from "./notes.ts";
import { verdictSentence, type Quantity } from "./sentence.ts";
import { wholeSlice, type Counts, type Verdict } from "./verdict.ts";

const noCounts: Counts = {
  onlyBaseline: 0,
  onlyRun: 0,
  errored: { baseline: 0, run: 0 },
  unscored: 0,
  unfinished: 0,
  repeats: [1, 1],
};

function aCell(changes: Partial<Cell> = {}): Cell {
  return {
    metric: "correct",
    slice: wholeSlice,
    baseline: "a",
    run: "b",
    measure: "pass",
    direction: "up",
    margin: null,
    range: null,
    sample: counts(100, 10, 40, 100),
    counts: noCounts,
    versionsDiffer: null,
    progress: null,
    known: [],
    ...changes,
  };
}

function counts(bothPass: number, loss: number, win: number, bothFail: number): Sample {
  return { kind: "counts", counts: { bothPass, loss, win, bothFail } };
}

function pairs(baseline: number[], run: number[], groups: string[] | null = null): Sample {
  return { kind: "pairs", baseline, run, groups };
}

/** The one verdict of one cell. */
function only(changes: Partial<Cell>): Verdict {
  return judge([aCell(changes)])[0]!;
}

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);
const random = seededRandom(3);
const latencies = times(60, 0).map(() => 200 + random.below(800));

describe("what is shown and not judged", () => {
  it.each<[string, Partial<Cell>, string, string]>([
    ["another scorer", { versionsDiffer: "scorer" }, "scorer_version_differs", "Can't compare"],
    ["another dataset", { versionsDiffer: "dataset" }, "dataset_version_differs", "Can't compare"],
    [
      "an unfinished run",
      { progress: { done: 140, of: 250 } },
      "run_unfinished",
      "Interim: 140 of 250 done. No verdict yet.",
    ],
    [
      "no shared example",
      { sample: { kind: "separate", baseline: times(30, 0), run: times(30, 1) } },
      "no_shared_examples",
      "These runs share no examples, so this compares two different sets.",
    ],
    [
      "seven examples",
      { sample: counts(0, 0, 7, 0) },
      "too_few_examples",
      "Only 7 shared examples: too few to tell.",
    ],
    [
      "six groups",
      {
        measure: "score",
        sample: pairs(
          times(60, 0),
          times(60, 1),
          times(60, "").map((_, at) => String(at % 6)),
        ),
      },
      "too_few_groups",
      "Only 6 independent groups",
    ],
    [
      "missing examples that could turn the sign",
      { counts: { ...noCounts, onlyRun: 40 } },
      "missing_could_flip_sign",
      "Can't tell: 40 examples without a partner could turn the result around.",
    ],
  ])("%s", (_, changes, reason, words) => {
    const verdict = only(changes);
    expect(verdict).toMatchObject({ status: "not_enough_data", reason });
    expect(verdict.p?.adjusted ?? null).toBeNull();
    expect(verdictSentence(verdict)).toContain(words);
  });

  it("shows only values while a run fills up, with evidence for pass/fail", () => {
    const verdict = only({ progress: { done: 140, of: 250 }, sample: counts(50, 0, 8, 50) });
    expect(verdict).toMatchObject({ ci: null, p: null, mde: null });
    expect(verdict.interim?.eValue).toBeCloseTo(28.44, 2);
  });

  it("leaves the family, whose size it does not count to", () => {
    const cells = ["x", "y", "z"].map((slice) => aCell({ slice }));
    const verdicts = judge([...cells, aCell({ slice: "few", sample: counts(1, 0, 2, 1) })]);
    expect(verdicts.map(({ p }) => p?.m ?? null)).toEqual([3, 3, 3, null]);
  });

  it("keeps interval and p of two different sets, outside the family", () => {
    const verdict = only({
      sample: { kind: "separate", baseline: [...times(20, 1), ...times(20, 0)], run: times(40, 1) },
    });
    expect(verdict.ci?.method).toBe("newcombe-independent");
    expect(verdict.p).toMatchObject({ adjusted: null, m: 0 });
    expect(verdict.warnings).toContain("unpaired");
  });
});

describe("the decision", () => {
  it("follows the direction of the metric", () => {
    expect(only({}).status).toBe("improved");
    expect(only({ direction: "down" })).toMatchObject({
      status: "regressed",
      changes: { wins: 10, losses: 40, ties: 200 },
    });
  });

  it("calls a sure change below the margin slight", () => {
    const verdict = only({ sample: counts(4000, 20, 80, 4000) });
    expect(verdict).toMatchObject({ status: "improved", warnings: ["smaller_than_margin"] });
    expect(verdictSentence(verdict)).toMatch(/^Slightly better: /);
  });

  it("says no change found only inside the margin", () => {
    expect(only({ sample: counts(400, 8, 9, 400) }).status).toBe("no_detectable_change");
    expect(only({ sample: counts(40, 8, 9, 40) }).status).toBe("not_enough_data");
  });

  it("counts headlines by Holm over runs and metrics and names the best of them", () => {
    const verdicts = judge([
      aCell({ run: "b" }),
      aCell({ run: "c", sample: counts(100, 10, 60, 80) }),
      aCell({ run: "b", metric: "safe" }),
      aCell({ run: "b", slice: "hard", sample: counts(50, 40, 5, 50) }),
    ]);
    expect(verdicts.map(({ p }) => [p?.adjust, p?.m])).toEqual([
      ["holm", 3],
      ["holm", 3],
      ["holm", 3],
      ["bh", 1],
    ]);
    expect(verdicts.map(({ bestOf }) => bestOf)).toEqual([null, 2, null, null]);
    expect(verdictNotes(verdicts[1]!)).toEqual([
      "Picked as best of 2 on this data: its true score is likely a little lower.",
    ]);
    expect(verdicts[0]?.warnings).toEqual(["slices_disagree"]);
  });

  it("does not depend on the order of cells", () => {
    const cells = ["x", "y", "z"].map((slice, at) =>
      aCell({ slice, sample: counts(50, 10 + at * 5, 25, 50) }),
    );
    expect(judge(cells.toReversed()).toReversed()).toEqual(judge(cells));
  });
});

describe("scores", () => {
  it("says so when nothing changed", () => {
    const verdict = only({ measure: "score", sample: pairs(times(250, 0.5), times(250, 0.5)) });
    expect(verdict).toMatchObject({ status: "no_detectable_change", p: { raw: 1 } });
    expect(verdictSentence(verdict)).toBe(
      "No example changed. Up to 1.2 % of inputs could still differ (250 examples).",
    );
  });

  it("says so when every example moved by the same amount", () => {
    const baseline = times(40, 0).map((_, at) => [0.1, 0.4, 0.7][at % 3]!);
    const run = baseline.map((value) => value + 0.2);
    const verdict = only({ measure: "score", sample: pairs(baseline, run) });
    expect(verdict).toMatchObject({ status: "improved", ci: null });
    expect(verdictSentence(verdict)).toContain("Every example moved by the same amount (+0.20).");
  });

  it("treats the group as the unit", () => {
    const baseline = times(120, 0).map((_, at) => (at % 5) / 5);
    const run = baseline.map((value, at) => (at < 60 ? value + 0.1 : value - 0.05));
    const groups = baseline.map((_, at) => String(Math.floor(at / 10)));
    const rows = only({ measure: "score", sample: pairs(baseline, run) });
    const grouped = only({ measure: "score", sample: pairs(baseline, run, groups) });
    expect(grouped.n.groups).toBe(12);
    expect(grouped.ci!.high - grouped.ci!.low).toBeGreaterThan(2 * (rows.ci!.high - rows.ci!.low));
  });

  it("leaves out what is no number, with its partner", () => {
    const sample = pairs([...times(20, 0.5), Number.NaN], [...times(20, 0.75), 1]);
    expect(only({ measure: "score", sample }).n.paired).toBe(20);
  });

  it("turns single passes into counts and rates into scores", () => {
    const single = only({ sample: pairs([1, 0, ...times(10, 1)], [0, 1, ...times(10, 1)]) });
    expect(single.p?.test).toBe("mcnemar-midp");
    const rates = only({ sample: pairs([0.5, 0, ...times(10, 1)], [0, 1, ...times(10, 1)]) });
    expect(rates.p?.test).toBe("sign-flip-midp");
  });
});

describe("ratios", () => {
  const slower = latencies.map((value, at) => value * (1.1 + (at % 5) / 40));

  it.each<[Partial<Cell>, Quantity, RegExp]>([
    [
      { measure: "typical", direction: "down" },
      "time",
      /^Slower: 1\.15 times the baseline per example \(likely 1\.14 to 1\.16\)\. 60 examples worse, 0 better\.$/,
    ],
    [
      { measure: "total", direction: "down" },
      "cost",
      /^Dearer: 1\.\d\d times the baseline in all \(likely 1\.\d\d to 1\.\d\d\)\./,
    ],
  ])("%#", (changes, quantity, words) => {
    const verdict = only({ ...changes, sample: pairs(latencies, slower) });
    expect(verdict).toMatchObject({ status: "regressed", margin: 0.1, values: { scale: "ratio" } });
    expect(verdictSentence(verdict, quantity)).toMatch(words);
  });

  it("has a seed wherever numbers were drawn", () => {
    const sample = pairs(latencies, slower);
    expect(only({ measure: "total", sample })).toMatchObject({
      draws: 9999,
      seed: fnv1a32("a|b|correct|(all)"),
    });
    expect(only({})).toMatchObject({ draws: null, seed: null });
  });

  it("shows the difference where the baseline is 0", () => {
    const verdict = only({ measure: "total", sample: pairs(times(60, 0), latencies) });
    expect(verdict.values.scale).toBe("difference");
    expect(verdictNotes(verdict)).toContain("The baseline is 0, so no ratio.");
  });
});

describe("words", () => {
  it("says what was left out, counted as wrong, or cut off", () => {
    const verdict = only({
      counts: { ...noCounts, unscored: 12, errored: { baseline: 4, run: 5 }, unfinished: 2 },
      known: ["judge_not_validated"],
    });
    expect(verdictNotes(verdict)).toEqual([
      "9 outputs failed to run and count as wrong.",
      "12 outputs have no score and are left out.",
      "The judge has not been checked against people.",
    ]);
    expect(verdictSentence(verdict)).toMatch(/2 outputs stop before an answer\.$/);
  });

  it("names the few examples that changed", () => {
    expect(verdictSentence(only({ sample: counts(30, 1, 2, 30) }))).toContain(
      "Only 3 examples changed (2 won, 1 lost).",
    );
  });

  it("finds a whole sentence for any cell", () => {
    const value = fc.constantFrom(0, 0.25, 0.5, 1, 3, 200);
    const cells = fc.array(fc.tuple(value, value), { maxLength: 40 });
    const measure = fc.constantFrom("pass", "score", "typical", "total" as const);
    const direction = fc.constantFrom("up", "down" as const);
    fc.assert(
      fc.property(cells, measure, direction, fc.boolean(), (values, kind, way, apart) => {
        const baseline = values.map(([before]) => before);
        const run = values.map(([, after]) => after);
        const sample: Sample = apart
          ? { kind: "separate", baseline, run }
          : pairs(baseline, run, values.length % 2 === 0 ? null : run.map((_, at) => `${at % 11}`));
        const verdict = only({ measure: kind, direction: way, sample });
        const text = JSON.stringify(verdict);
        expect(text).toBe(JSON.stringify(JSON.parse(text)));
        expect(verdictSentence(verdict)).toMatch(/^[A-Z].*\.$/);
        expect(`${verdictSentence(verdict)}${text}`).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 300 },
    );
  });
});

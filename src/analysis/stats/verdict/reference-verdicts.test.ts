import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { clusterMean } from "../paired/cluster-mean.ts";
import { passAtK, passHatK } from "../pass-fail/pass-k.ts";
import { pairedT } from "../paired/paired-t.ts";
import type { Cell } from "./cell.ts";
import { judge } from "./judge.ts";
import { verdictSentence } from "./sentence.ts";
import type { Verdict, Warning } from "./verdict.ts";

const folder = resolve(import.meta.dirname, "../../../../../shared/data");
const present = existsSync(folder);
const read = (name: string): string => readFileSync(resolve(folder, name), "utf8");

interface Row {
  readonly task: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly noans: number;
}

interface Wanted {
  readonly slice: string;
  readonly status: string;
  readonly reason: string;
  readonly baseline: number;
  readonly run: number;
  readonly effect: number;
  readonly ci: readonly [number, number];
  readonly p: number;
  readonly pAdjusted: number;
  readonly n: number;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly mde80: number;
  readonly warnings: readonly Warning[];
}

function bbhCells(margin: number | null): Cell[] {
  const table = JSON.parse(read("bbh_table.json")) as Row[];
  const total = (key: "a" | "b" | "c" | "d"): number =>
    table.reduce((sum, row) => sum + row[key], 0);
  const all: Row = {
    task: "(all)",
    a: total("a"),
    b: total("b"),
    c: total("c"),
    d: total("d"),
    noans: 0,
  };
  return [all, ...table].map(({ task, a, b, c, d, noans }) => ({
    metric: "correct",
    slice: task,
    baseline: "direct",
    run: "cot",
    measure: "pass",
    direction: "up",
    margin,
    range: null,
    sample: { kind: "counts", counts: { bothPass: a, loss: b, win: c, bothFail: d } },
    counts: {
      onlyBaseline: 0,
      onlyRun: 0,
      errored: { baseline: 0, run: 0 },
      unscored: 0,
      // The two tasks whose outputs were cut off; a missing phrase elsewhere is a wrong answer.
      unfinished: ["word_sorting", "dyck_languages"].includes(task) ? noans : 0,
      repeats: [1, 1],
    },
    versionsDiffer: null,
    progress: null,
    known: [],
  }));
}

function tally(verdicts: readonly Verdict[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of verdicts) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

it.skipIf(!present)(`the real data are in ${folder}`, () => {
  expect(read("bbh_table.json").length).toBeGreaterThan(0);
});

describe.skipIf(!present)("BIG-Bench Hard, direct against chain of thought", () => {
  it("reaches the reference verdicts", () => {
    const wanted = (JSON.parse(read("bbh_verdicts.json")) as { verdicts: Wanted[] }).verdicts;
    const bySlice = new Map(judge(bbhCells(null)).map((verdict) => [verdict.slice, verdict]));
    for (const each of wanted) {
      const verdict = bySlice.get(each.slice);
      expect(verdict).toMatchObject({
        status: each.status,
        reason: each.reason,
        changes: { wins: each.wins, losses: each.losses, ties: each.ties },
        n: { paired: each.n },
        warnings: each.warnings,
      });
      const numbers = [
        [verdict?.values.baseline, each.baseline],
        [verdict?.values.run, each.run],
        [verdict?.values.effect, each.effect],
        [verdict?.ci?.low, each.ci[0]],
        [verdict?.ci?.high, each.ci[1]],
        [(verdict?.p?.raw ?? 0) / each.p, 1],
        [(verdict?.p?.adjusted ?? 0) / each.pAdjusted, 1],
        [verdict?.mde?.value, each.mde80],
      ];
      for (const [actual, reference] of numbers) expect(actual).toBeCloseTo(reference!, 9);
    }
    expect(wanted).toHaveLength(28);
  });

  it("counts 19 improved, 3 regressed and 5 undecided slices under an improved headline", () => {
    const [headline, ...slices] = judge(bbhCells(null));
    expect(headline).toMatchObject({ status: "improved", warnings: ["slices_disagree"] });
    expect(headline?.p).toMatchObject({ adjust: "holm", family: "headline", m: 1 });
    expect(slices[0]?.p).toMatchObject({ adjust: "bh", family: "slices", m: 27 });
    expect(tally(slices)).toEqual({ improved: 19, regressed: 3, not_enough_data: 5 });
  });

  it("finds two slices without a change that matters at a margin of 10 points", () => {
    const slices = judge(bbhCells(0.1)).slice(1);
    expect(tally(slices)).toEqual({
      improved: 19,
      regressed: 3,
      no_detectable_change: 2,
      not_enough_data: 3,
    });
  });

  it("says them in words", () => {
    const said = (margin: number | null, slice: string): string =>
      verdictSentence(judge(bbhCells(margin)).find((verdict) => verdict.slice === slice)!);
    expect(said(null, "web_of_lies")).toBe(
      "Better: 238 instead of 129 of 250 right (+43.6 points, likely +36.8 to +50.0). 113 examples fixed, 4 broken.",
    );
    expect(said(null, "word_sorting")).toBe(
      "Worse: 101 instead of 126 of 250 right (-10.0 points, likely -16.0 to -3.8). 44 broken, 19 fixed. 146 outputs stop before an answer.",
    );
    expect(said(0.1, "salient_translation_error_detection")).toBe(
      "No change found: at most 4.0 points up or 6.4 down. 20 fixed, 23 broken.",
    );
    expect(said(null, "formal_fallacies")).toBe(
      "Can't tell: anything from 10.3 points worse to 6.3 better fits. This slice can only show changes of about 12 points; about 1,418 examples would show 5.",
    );
    expect(said(null, "boolean_expressions")).toBe(
      "Can't tell: on its own this slice looks better (+4.4 points, likely +0.1 to +8.9); among 27 slices that can be chance.",
    );
  });
});

describe.skipIf(!present)("tau-bench airline, four trials of 50 tasks", () => {
  const passes = new Map<string, number[]>();
  for (const line of present ? read("tau-airline.records.jsonl").split("\n") : []) {
    if (line === "") continue;
    const record = JSON.parse(line) as {
      type: string;
      example: string;
      scores: { reward: boolean };
    };
    if (record.type !== "result") continue;
    const reward = record.scores.reward ? 1 : 0;
    passes.set(record.example, [...(passes.get(record.example) ?? []), reward]);
  }
  const perTask = [...passes.values()].map((trials) => trials.reduce((sum, each) => sum + each, 0));

  it("has the published pass^k", () => {
    const found = [1, 2, 3, 4].map((k) =>
      pairedT(perTask.map((successes) => passHatK(successes, 4, k)!)),
    );
    expect(found.map(({ mean }) => mean!.toFixed(4))).toEqual([
      "0.4200",
      "0.2733",
      "0.2200",
      "0.2000",
    ]);
    expect(found.map(({ ci }) => [ci!.low.toFixed(3), ci!.high.toFixed(3)])).toEqual([
      ["0.315", "0.525"],
      ["0.162", "0.385"],
      ["0.106", "0.334"],
      ["0.085", "0.315"],
    ]);
  });

  it("has pass@k of .42, .567, .66 and .72", () => {
    const found = [1, 2, 3, 4].map(
      (k) => perTask.reduce((sum, each) => sum + passAtK(each, 4, k)!, 0) / perTask.length,
    );
    expect(found.map((each) => each.toFixed(3))).toEqual(["0.420", "0.567", "0.660", "0.720"]);
  });

  it("has an error that treats the task, not the row, as the unit", () => {
    const rows = [...passes.values()].flat();
    const tasks = [...passes].flatMap(([task, trials]) => trials.map(() => task));
    expect(clusterMean(rows, tasks).se).toBeCloseTo(0.0522, 4);
    expect(pairedT(rows).se).toBeCloseTo(0.035, 3);
  });
});

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import {
  isJudge,
  type JudgeColumns,
  type LabelledScope,
  scopeCondition,
  scopeValues,
  scoresOfScope,
} from "./labelled-scope.ts";

export interface StoredMoments {
  readonly n: number;
  readonly mean: number | null;
  readonly variance: number | null;
}

/** Sums over the examples that two lists share. */
export interface StoredShared {
  readonly n: number;
  readonly sumOne: number;
  readonly sumOther: number;
  readonly sumProduct: number;
}

/** Scores of one run, an example counting once. */
export interface RunMoments {
  readonly run: string;
  /** Judge, people, judge where no person scored, person minus judge where both did. */
  readonly judge: StoredMoments;
  readonly people: StoredMoments;
  readonly unlabelled: StoredMoments;
  readonly corrections: StoredMoments;
  /** Corrections that are not 0. */
  readonly changed: number;
  /** Examples whose mean is neither 0 nor 1. */
  readonly judgeFractions: number;
  readonly peopleFractions: number;
  /** Judge of this run minus judge of the first run. */
  readonly judgeDifference: StoredMoments;
  /** What the first run shares with this one: its list first, this run's second. */
  readonly shared: {
    readonly unlabelled: StoredShared;
    readonly corrections: StoredShared;
    readonly unlabelledCorrections: StoredShared;
    readonly correctionsUnlabelled: StoredShared;
  };
}

/** Sufficient statistics of judge-corrected scores of every run, and of their differences to the first. */
export async function correctedMoments(
  db: Db,
  scope: LabelledScope,
  judge: JudgeColumns,
  options: ReadOptions = {},
): Promise<RunMoments[]> {
  const { sql: filter, bindings } = scopeCondition(scope);
  const isHis = isJudge(judge, bindings);
  const ofResults = `SELECT run, example, repetition, avgOrNullIf(value, ${isHis}) AS j, avgOrNullIf(value, source = 'human') AS h
    FROM ${scoresOfScope} AND (source = 'human' OR ${isHis}) AND ${filter} GROUP BY run, example, repetition`;
  const ofExamples = `SELECT toString(run) AS run, example, avgOrNull(j) AS judge, avgOrNull(h) AS people, avgOrNull(h - j) AS correction
    FROM (${ofResults}) GROUP BY run, example`;
  const names = scope.runs.map((_, at) => `run${at}`);
  const columns = scope.runs.flatMap((_, at) =>
    ["judge", "people", "correction"].map(
      (value) => `anyIf(${value}, run = {run${at}:String}) AS ${value}${at}`,
    ),
  );
  const [row] = await db.tuples(
    `SELECT ${scope.runs.map((_, at) => runSql(at)).join(", ")}
     FROM (SELECT example, ${columns.join(", ")} FROM (${ofExamples}) GROUP BY example)`,
    {
      ...scopeValues(scope),
      ...bindings.values,
      ...Object.fromEntries(names.map((name, at) => [name, scope.runs[at]])),
    },
    options,
  );
  const numbers = z.array(z.number().nullable()).parse(row ?? []);
  return scope.runs.map((run, at) => runMoments(run, numbers.slice(at * width, (at + 1) * width)));
}

/** Numbers of {@link runSql}. */
const width = 5 * 3 + 3 + 4 * 4;

/** What is asked of one run: place by place what {@link runMoments} reads. */
function runSql(at: number): string {
  const [judge, people, correction] = [`judge${at}`, `people${at}`, `correction${at}`];
  return [
    momentsSql(judge),
    momentsSql(people),
    momentsSql(unlabelled(at)),
    momentsSql(correction),
    momentsSql(`${judge} - judge0`),
    `toUInt32(countIf(abs(${correction}) > 1e-12))`,
    `toUInt32(countIf(${judge} NOT IN (0, 1)))`,
    `toUInt32(countIf(${people} NOT IN (0, 1)))`,
    sharedSql(unlabelled(0), unlabelled(at)),
    sharedSql("correction0", correction),
    sharedSql(unlabelled(0), correction),
    sharedSql("correction0", unlabelled(at)),
  ].join(", ");
}

function unlabelled(at: number): string {
  return `if(correction${at} IS NULL, judge${at}, NULL)`;
}

function momentsSql(value: string): string {
  return `toUInt32(count(${value})), avgOrNull(${value}), varSampStableOrNull(${value})`;
}

function sharedSql(one: string, other: string): string {
  const both = `${one} IS NOT NULL AND ${other} IS NOT NULL`;
  return `toUInt32(countIf(${both})), sumIf(ifNull(${one}, 0), ${both}), sumIf(ifNull(${other}, 0), ${both}),
    sumIf(ifNull(${one} * ${other}, 0), ${both})`;
}

function runMoments(run: string, cells: readonly (number | null)[]): RunMoments {
  return {
    run,
    judge: momentsAt(cells, 0),
    people: momentsAt(cells, 3),
    unlabelled: momentsAt(cells, 6),
    corrections: momentsAt(cells, 9),
    judgeDifference: momentsAt(cells, 12),
    changed: cells[15] ?? 0,
    judgeFractions: cells[16] ?? 0,
    peopleFractions: cells[17] ?? 0,
    shared: {
      unlabelled: sharedAt(cells, 18),
      corrections: sharedAt(cells, 22),
      unlabelledCorrections: sharedAt(cells, 26),
      correctionsUnlabelled: sharedAt(cells, 30),
    },
  };
}

function momentsAt(cells: readonly (number | null)[], at: number): StoredMoments {
  const n = cells[at] ?? 0;
  // One value has no variance; ClickHouse writes NaN, which arrives as null.
  return { n, mean: cells[at + 1] ?? null, variance: n < 2 ? null : (cells[at + 2] ?? null) };
}

function sharedAt(cells: readonly (number | null)[], at: number): StoredShared {
  const [n, sumOne, sumOther, sumProduct] = [0, 1, 2, 3].map((step) => cells[at + step] ?? 0);
  return { n: n!, sumOne: sumOne!, sumOther: sumOther!, sumProduct: sumProduct! };
}

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
  const ofResults = `SELECT run, example, repetition, avgOrNullIf(value, ${isJudge(judge, bindings)}) AS j,
      avgOrNullIf(value, source = 'human') AS h
    FROM ${scoresOfScope} AND ${filter} GROUP BY run, example, repetition`;
  const ofExamples = `SELECT toString(run) AS run, example, avgOrNull(j) AS judge, avgOrNull(h) AS people,
      avgOrNull(h - j) AS correction, if(correction IS NULL, judge, NULL) AS unlabelled
    FROM (${ofResults}) GROUP BY run, example`;
  const [moments, shared] = await Promise.all([
    db.tuples(
      `SELECT run, ${momentsSql("judge")}, ${momentsSql("people")}, ${momentsSql("unlabelled")}, ${momentsSql("correction")},
         toUInt32(countIf(abs(correction) > 1e-12)), toUInt32(countIf(judge NOT IN (0, 1))), toUInt32(countIf(people NOT IN (0, 1)))
       FROM (${ofExamples}) GROUP BY run`,
      { ...scopeValues(scope), ...bindings.values },
      options,
    ),
    db.tuples(
      `SELECT other.run, ${momentsSql("other.judge - one.judge")}, ${sharedSql("unlabelled", "unlabelled")},
         ${sharedSql("correction", "correction")}, ${sharedSql("unlabelled", "correction")}, ${sharedSql("correction", "unlabelled")}
       FROM (SELECT * FROM (${ofExamples}) WHERE run = {first:String}) AS one
       GLOBAL INNER JOIN (${ofExamples}) AS other USING example GROUP BY other.run`,
      { ...scopeValues(scope), ...bindings.values, first: scope.runs[0] },
      options,
    ),
  ]);
  const sharedByRun = new Map(shared.map((cells) => [String(cells[0]), cells]));
  const byRun = new Map(moments.map((cells) => [String(cells[0]), cells]));
  return scope.runs.map((run) => runMoments(run, byRun.get(run), sharedByRun.get(run)));
}

function momentsSql(value: string): string {
  return `toUInt32(count(${value})), avgOrNull(${value}), varSampStableOrNull(${value})`;
}

function sharedSql(one: string, other: string): string {
  const a = `one.${one}`;
  const b = `other.${other}`;
  const both = `${a} IS NOT NULL AND ${b} IS NOT NULL`;
  return `toUInt32(countIf(${both})), sumIf(ifNull(${a}, 0), ${both}), sumIf(ifNull(${b}, 0), ${both}),
    sumIf(ifNull(${a} * ${b}, 0), ${both})`;
}

const numbers = z.array(z.number().nullable());

function runMoments(
  run: string,
  moments: readonly unknown[] | undefined,
  shared: readonly unknown[] | undefined,
): RunMoments {
  const own = numbers.parse(moments?.slice(1) ?? []);
  const both = numbers.parse(shared?.slice(1) ?? []);
  return {
    run,
    judge: momentsAt(own, 0),
    people: momentsAt(own, 3),
    unlabelled: momentsAt(own, 6),
    corrections: momentsAt(own, 9),
    changed: own[12] ?? 0,
    judgeFractions: own[13] ?? 0,
    peopleFractions: own[14] ?? 0,
    judgeDifference: momentsAt(both, 0),
    shared: {
      unlabelled: sharedAt(both, 3),
      corrections: sharedAt(both, 7),
      unlabelledCorrections: sharedAt(both, 11),
      correctionsUnlabelled: sharedAt(both, 15),
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

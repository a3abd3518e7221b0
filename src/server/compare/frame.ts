import { ProblemError } from "#contract/problem.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { type Contents, readContents } from "../store/comparison/contents.ts";
import { markedRuns } from "../store/comparison/endings.ts";
import { type ExampleIndex, readExampleIndex } from "../store/comparison/example-index.ts";
import { type ResultColumns, readResultColumns } from "../store/comparison/result-columns.ts";
import {
  readJudgeCosts,
  readRunTotals,
  readScorers,
  type RunTotal,
  type Scorer,
} from "../store/comparison/scorers.ts";
import type { Scope } from "../store/comparison/scope.ts";
import { comparisonStamp, type Stamp, tableParts } from "../store/comparison/stamp.ts";
import type { Db } from "../store/db.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import { runsByIds } from "../store/evaluation/runs.ts";
import { ByteCache, type Sized } from "./byte-cache.ts";
import { createJudgeThread, type JudgeThread } from "./judge-thread.ts";

/** What comparisons keep between requests. */
export interface Comparing {
  readonly db: Db;
  readonly cache: ByteCache;
  readonly thread: JudgeThread;
}

export function createComparing(db: Db): Comparing {
  return { db, cache: new ByteCache(), thread: createJudgeThread() };
}

/** Runs side by side as columns over their examples, as of one moment. */
export interface Frame {
  /** Names the runs and the state of the store: nothing under it ever changes. */
  readonly key: string;
  readonly scope: Scope;
  /** The baseline first. */
  readonly order: readonly [string, ...string[]];
  /** Runs that are still filling up. */
  readonly running: ReadonlySet<string>;
  readonly metrics: readonly Metric[];
  readonly index: ExampleIndex;
  /** Examples of the baseline's dataset. */
  readonly exampleCount: number;
  /** Runs whose outputs end in an answer, so that one without is unfinished. */
  readonly marked: readonly string[];
  readonly results: ReadonlyMap<string, ResultColumns>;
  readonly scorers: readonly Scorer[];
  readonly totals: readonly RunTotal[];
  readonly judgeCosts: ReadonlyMap<string, number | null>;
  readonly contents: Contents;
}

const mostRuns = 20;

/** Ids of the runs to compare, the baseline first. */
function comparedOrder(
  ids: readonly string[],
  baseline: string | undefined,
  most: number,
): readonly [string, ...string[]] {
  const unique = [...new Set(ids)];
  const first = baseline ?? unique[0];
  if (unique.length > most || first === undefined || !unique.includes(first))
    throw new ProblemError(
      "bad_request",
      `Compare takes one to ${most} runs, one of them the baseline.`,
      { hint: "Write ?runs=A,B&baseline=A." },
    );
  return [first, ...unique.filter((id) => id !== first)];
}

/** The runs of a request as they are now: read from the store where something was written since. */
export async function openFrame(
  { db, cache }: Comparing,
  place: {
    readonly project: string;
    readonly runs: readonly string[];
    readonly baseline?: string | undefined;
    /** Runs at most, 20 if not given. */
    readonly most?: number;
  },
  signal?: AbortSignal,
): Promise<Frame> {
  const { project } = place;
  const order = comparedOrder(place.runs, place.baseline, place.most ?? mostRuns);
  const stamp = await stampOf(db, cache, project, order, signal);
  const missing = order.filter((id) => !stamp.runs.has(id)).map((id) => `"${id}"`);
  if (missing.length > 0)
    throw new ProblemError("not_found", `There is no run ${missing.join(", ")} in ${project}.`);
  const datasets = [...new Set(order.map((id) => stamp.runs.get(id)!.dataset).filter(Boolean))];
  const runs = order.toSorted();
  const key = JSON.stringify([project, runs, datasets[0] ?? "", stamp.text]);
  // The same columns serve every baseline; they are kept once for a set of runs.
  const kept = await cache.get(key, () => readFrame(db, key, { project, runs, datasets }, stamp));
  return { ...kept, order };
}

/** The runs of a frame with their own numbers, which a matrix has no need of. */
export async function runsOf({ db, cache }: Comparing, frame: Frame): Promise<Run[]> {
  const { project, runs } = frame.scope;
  const found = await cache.get(JSON.stringify([frame.key, "runs"]), async () => {
    const value = await runsByIds(db, project, runs);
    return { value, bytes: value.length * 2000 };
  });
  return frame.order.flatMap((id) => found.find((run) => run.id === id) ?? []);
}

/** The stamp is asked for again only where the tables are other than when it was read. */
async function stampOf(
  db: Db,
  cache: ByteCache,
  project: string,
  order: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Stamp> {
  const parts = await tableParts(db, { signal });
  return cache.get(JSON.stringify([project, order.toSorted(), "stamp", parts]), async () => ({
    value: await comparisonStamp(db, project, order),
    bytes: 2000,
  }));
}

async function readFrame(
  db: Db,
  key: string,
  scope: Scope,
  stamp: Stamp,
): Promise<Sized<Omit<Frame, "order">>> {
  const { project, runs } = scope;
  const [index, marked] = await Promise.all([
    readExampleIndex(db, scope),
    markedRuns(db, project, runs),
  ]);
  const [results, metrics, scorers, totals, contents] = await Promise.all([
    readResultColumns(db, scope, index, marked),
    metricsOf(db, project, runs),
    readScorers(db, project, runs),
    readRunTotals(db, project, runs),
    readContents(db, scope, (run) => stamp.runs.get(run)?.dataset ?? ""),
  ]);
  const judgeCosts = scorers.some(({ costs }) => costs > 0)
    ? await readJudgeCosts(db, project, runs)
    : new Map<string, number | null>();
  let exampleCount = 0;
  for (const known of index.known) exampleCount += known;
  const value = {
    key,
    scope,
    running: new Set(runs.filter((run) => stamp.runs.get(run)?.status === "running")),
    metrics,
    index,
    exampleCount,
    marked,
    results: new Map(runs.map((run, at) => [run, results[at]!])),
    scorers,
    totals,
    judgeCosts,
    contents,
  };
  return { value, bytes: index.ids.length * (120 + runs.length * 48) };
}

import { type Comparison, wholeSlice } from "#contract/compare.ts";
import type { DatasetWarning } from "#contract/dataset-health.ts";
import type { TextHealthService } from "../datasets/health/text-health.ts";
import { ProblemError } from "#contract/problem.ts";
import type { KnownWarning } from "#analysis/stats/verdict/verdict.ts";
import { isSame, refuseUnknownScorer } from "./choose-scorers.ts";
import { jointProgress, type SameContents, sameContents } from "./compared-run.ts";
import { places } from "../store/comparison/shared-columns.ts";
import { digestOfAll } from "./digest.ts";
import { type Comparing, type Frame, openFrame, runsOf } from "./frame.ts";
import { groupPlaces } from "./group-places.ts";
import type { Conclusions, JudgedQuantity, JudgeJob } from "./judge-job.ts";
import { type Compared, comparedQuantity, figuresOf, qualityOf } from "./quantities.ts";
import { type Errored } from "./run-column.ts";
import { sliceKeysOf } from "./slice-keys.ts";
import { filteredPlaces, readSavedSlices, type SliceSet, sliceSets } from "./slice-sets.ts";

export interface CompareQuery {
  readonly project: string;
  readonly runs: readonly string[];
  readonly baseline?: string | undefined;
  readonly metrics?: readonly string[] | undefined;
  readonly slices?: string | undefined;
  readonly where?: string | undefined;
  /** Ids that the comparison is narrowed to, beside `where`. */
  readonly examples?: readonly string[] | undefined;
  readonly errored?: Errored | undefined;
  readonly groups?: string | undefined;
  readonly evaluator?: string | undefined;
  readonly figures?: boolean | undefined;
}

const mostCells = 20_000;

/** The verdicts of runs against a baseline, and the values of every run by itself. */
export async function compareRuns(
  comparing: Comparing,
  health: Pick<TextHealthService, "warnings">,
  query: CompareQuery,
  signal?: AbortSignal,
): Promise<Comparison> {
  const frame = await openFrame(comparing, query, signal);
  refuseUnknownScorer(frame.scorers, query.evaluator);
  const [runs, compared, same, matching, sliceKeys, saved, warnings] = await Promise.all([
    runsOf(comparing, frame),
    comparedOf(comparing, frame, query),
    sameContents(comparing, frame),
    filteredPlaces(comparing, frame, query.where),
    sliceKeysOf(comparing, frame),
    readSavedSlices(comparing, frame),
    warningsOf(health, frame),
  ]);
  const among = query.examples ? placesAmong(frame, query.examples, matching) : matching;
  const whole: SliceSet = { name: wholeSlice, members: among };
  const slices = query.slices ? await sliceSets(comparing, frame, query.slices, among) : [];
  const groups = await groupPlaces(comparing, frame, query.groups);
  const conclusions = await concluded(comparing, {
    slices: [whole, ...slices],
    groups,
    families: familiesOf(frame, compared, same, query.figures ?? false),
    costs: frame.order.map((run) => frame.results.get(run)!.figures.costUsd.mean),
  });
  return {
    baseline: frame.order[0],
    runs,
    metrics: frame.metrics.filter(({ name }) => query.metrics?.includes(name) ?? true),
    dataset: { name: frame.scope.datasets[0] ?? "", exampleCount: frame.exampleCount, warnings },
    sliceKeys,
    savedSliceCount: saved.length,
    evaluators: evaluatorsOf(frame, compared),
    judgeCosts: frame.order.map((run) => ({
      run,
      costUsd: frame.judgeCosts.get(run) ?? null,
    })),
    ...conclusions,
  };
}

/** What is wrong with the examples themselves. */
async function warningsOf(
  health: Pick<TextHealthService, "warnings">,
  { scope: { project, datasets } }: Frame,
): Promise<DatasetWarning[]> {
  const found = await Promise.all(
    datasets.filter(Boolean).map((dataset) => health.warnings({ project, dataset })),
  );
  return [...new Set(found.flat())];
}

/** Places of examples named by their ids, as far as the filter lets them through. */
function placesAmong(
  frame: Frame,
  ids: readonly string[],
  matching: Int32Array | null,
): Int32Array {
  const named = new Set(ids);
  const isMatching = matching && new Set(matching);
  return places(
    frame.index.ids.flatMap((id, place) =>
      named.has(id) && (isMatching?.has(place) ?? true) ? [place] : [],
    ),
  );
}

function comparedOf(
  comparing: Comparing,
  frame: Frame,
  { metrics, errored, evaluator }: CompareQuery,
): Promise<Compared[]> {
  const quantities = [...qualityOf(frame, metrics), ...figuresOf(frame)];
  return Promise.all(
    quantities.map((quantity) =>
      comparedQuantity(comparing, frame, quantity, { errored, evaluator }),
    ),
  );
}

/** Quality and figures apart: that a run is slower never changes what its quality is judged to be. */
function familiesOf(
  frame: Frame,
  compared: readonly Compared[],
  same: SameContents,
  figuresSliced: boolean,
): JudgedQuantity[][] {
  const judged = (figures: boolean): JudgedQuantity[] =>
    compared
      .filter(({ quantity }) => (quantity.figure !== null) === figures)
      .map((each) => judgedQuantity(frame, each, same, !figures || figuresSliced));
  return [judged(false), judged(true)];
}

export function judgedQuantity(
  frame: Frame,
  { quantity, columns, scorers }: Compared,
  same: SameContents,
  sliced: boolean,
): JudgedQuantity {
  const [baseline, ...others] = columns;
  const base = scorers.get(baseline!.run);
  return {
    quantity,
    baseline: baseline!,
    others: others.map((column) => {
      const scorer = scorers.get(column.run);
      return {
        column,
        scorerDiffers: base !== undefined && scorer !== undefined && !isSame(base, scorer),
        progress: jointProgress(frame, baseline!.run, column.run),
        sameContent: same.get(column.run) ?? null,
      };
    }),
    known: knownOf(frame, quantity.name, scorers),
    sliced,
  };
}

/** A judge's scores that no person ever scored beside. */
function knownOf(frame: Frame, metric: string, scorers: Compared["scorers"]): KnownWarning[] {
  const byJudge = [...scorers.values()].some((scorer) => scorer?.source === "llm");
  const byPeople = frame.scorers.some((each) => each.metric === metric && each.source === "human");
  return byJudge && !byPeople ? ["judge_not_validated"] : [];
}

/**
 * Kept by the numbers that they come from, since the draws of a large comparison take seconds: whatever else
 * is written or merged, the same numbers are not judged again.
 */
async function concluded({ cache, thread }: Comparing, job: JudgeJob): Promise<Conclusions> {
  refuseTooMany(job);
  return cache.get(`verdicts ${digestOfAll(job)}`, async () => {
    const value = await thread.judge(job);
    return { value, bytes: 1000 + value.verdicts.length * 1600 + value.values.length * 200 };
  });
}

function refuseTooMany({ families, slices }: JudgeJob): void {
  const cells = families
    .flat()
    .reduce((sum, { others, sliced }) => sum + others.length * (sliced ? slices.length : 1), 0);
  if (cells <= mostCells) return;
  throw new ProblemError(
    "bad_request",
    `These runs, metrics and slices make ${cells.toLocaleString("en")} verdicts; at most ${mostCells.toLocaleString("en")} are given at once.`,
    { hint: "Ask for fewer runs, name the metrics, or slice by a key with fewer values." },
  );
}

/** Named scorers of each metric, the latest first. */
function evaluatorsOf(frame: Frame, compared: readonly Compared[]): Comparison["evaluators"] {
  const found = new Map<string, Comparison["evaluators"][number]>();
  const several = (metric: string): boolean =>
    frame.scorers.some((each) => each.metric === metric && each.name !== "");
  for (const { metric, name, version, run, source } of frame.scorers) {
    if (source === "human" || !several(metric)) continue;
    const key = JSON.stringify([metric, name, version]);
    const known = found.get(key) ?? {
      metric,
      name,
      version: version || null,
      runs: [],
      chosen: compared.some(
        ({ quantity, scorers }) =>
          quantity.name === metric &&
          [...scorers.values()].some((each) => each?.name === name && each.version === version),
      ),
    };
    if (!known.runs.includes(run)) known.runs.push(run);
    found.set(key, known);
  }
  return [...found.values()];
}

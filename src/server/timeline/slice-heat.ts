import type { z } from "zod";
import { wholeSlice } from "#contract/compare.ts";
import { ProblemError } from "#contract/problem.ts";
import type { getTimelineSlices, SliceCell, TimelineSlices } from "#contract/timeline-slices.ts";
import type { ReadOptions } from "../store/db.ts";
import { timelineRuns, type StoredRun } from "../store/timeline/timeline-runs.ts";
import { isSame } from "../compare/choose-scorers.ts";
import { pairContents } from "../compare/compared-run.ts";
import { digestOfAll } from "../compare/digest.ts";
import { type Comparing, type Frame, openFrame } from "../compare/frame.ts";
import type { Conclusions, JudgedQuantity, JudgeJob } from "../compare/judge-job.ts";
import { type Compared, comparedQuantity, figuresOf, qualityOf } from "../compare/quantities.ts";
import { sliceKeysOf } from "../compare/slice-keys.ts";
import { sliceSets } from "../compare/slice-sets.ts";

type Question = z.output<typeof getTimelineSlices.input>;

const mostRuns = 30;
/** Runs that are looked through for thirty completed ones over one dataset. */
const lookedRuns = 300;
const mostCells = 20_000;

/** Values by slice and run; all cells are one family of the false-discovery control. */
export async function readTimelineSlices(
  comparing: Comparing,
  { p: project, metric, key, ...scope }: Question,
  options: ReadOptions,
): Promise<TimelineSlices> {
  const found = await timelineRuns(comparing.db, { project, ...scope }, lookedRuns, options);
  const runs = comparableRuns(found.runs);
  const nothing = { runs: runs.map(shownRun), metric: null, key: null, sliceKeys: [], slices: [] };
  if (runs.length === 0) return nothing;
  const place = { project, runs: runs.map(({ run }) => run), most: mostRuns };
  const frame = await openFrame(comparing, place, options.signal ?? undefined);
  const declared = frame.metrics.find(({ name }) => name === metric) ?? null;
  const quantity = [...qualityOf(frame, [metric]), ...figuresOf(frame)].find(
    ({ name }) => name === metric,
  );
  const sliceKeys = await sliceKeysOf(comparing, frame);
  const by = key ?? sliceKeys[0]?.key ?? null;
  if (!quantity || by === null) return { ...nothing, metric: declared, key: by, sliceKeys };
  const slices = await sliceSets(comparing, frame, by, null);
  if (slices.length * runs.length > mostCells)
    throw new ProblemError("bad_request", `"${by}" has too many values to be slices of a map.`, {
      hint: "Slice by a key with fewer values.",
    });
  const compared = await comparedQuantity(comparing, frame, quantity, {});
  const blank = new Float64Array(frame.index.ids.length).fill(Number.NaN);
  const conclusions = await concluded(comparing, {
    slices: [{ name: wholeSlice, members: null }, ...slices],
    groups: null,
    families: [neighbours(frame, compared)],
    // What a right answer costs is no part of the map.
    costs: [blank, blank],
  });
  return {
    runs: nothing.runs,
    metric: declared,
    key: by,
    sliceKeys,
    slices: heatRows(
      runs.map(({ run }) => run),
      [wholeSlice, ...slices.map(({ name }) => name)],
      conclusions,
    ),
  };
}

/** The latest completed runs over the dataset of the last one, the oldest first. */
function comparableRuns(runs: readonly StoredRun[]): StoredRun[] {
  const completed = runs.filter(({ status }) => status === "completed");
  const dataset = completed.at(-1)?.dataset;
  return completed.filter((run) => run.dataset === dataset).slice(-mostRuns);
}

function shownRun({ run, name, at }: StoredRun): TimelineSlices["runs"][number] {
  return { id: run, name, at };
}

/** Every run against the one before it. A single run has a value and nobody to be judged against. */
function neighbours(frame: Frame, { quantity, columns, scorers }: Compared): JudgedQuantity[] {
  const pairs = columns.slice(1).map((column, at) => [columns[at]!, column] as const);
  const contents = pairContents(
    frame,
    pairs.map(([before, after]) => [before.run, after.run]),
  );
  const base = { quantity, known: [], sliced: true };
  if (pairs.length === 0) return [{ ...base, baseline: columns[0]!, others: [] }];
  return pairs.map(([baseline, column], at) => {
    const [before, after] = [scorers.get(baseline.run), scorers.get(column.run)];
    const scorerDiffers = before !== undefined && after !== undefined && !isSame(before, after);
    const sameContent = contents[at] ?? null;
    return { ...base, baseline, others: [{ column, scorerDiffers, progress: null, sameContent }] };
  });
}

async function concluded({ cache, thread }: Comparing, job: JudgeJob): Promise<Conclusions> {
  return cache.get(`heat ${digestOfAll(job)}`, async () => {
    const value = await thread.judge(job);
    return { value, bytes: 1000 + value.verdicts.length * 1600 + value.values.length * 200 };
  });
}

type Row = TimelineSlices["slices"][number];

/** The whole first, then the slices: those whose moves are surest before those that never moved. */
export function heatRows(
  runs: readonly string[],
  slices: readonly string[],
  { verdicts, values }: Pick<Conclusions, "verdicts" | "values">,
): Row[] {
  const keyOf = (slice: string, run: string) => JSON.stringify([slice, run]);
  const verdictOf = new Map(verdicts.map((each) => [keyOf(each.slice, each.run), each]));
  const valueOf = new Map(values.map((each) => [keyOf(each.slice, each.run), each]));
  const rows = slices.map((name): Row => {
    const cells = runs.map((run): SliceCell => {
      const own = valueOf.get(keyOf(name, run));
      const verdict = verdictOf.get(keyOf(name, run));
      return {
        run,
        value: own?.value ?? null,
        n: own?.n ?? 0,
        verdict: verdict
          ? {
              status: verdict.status,
              p: verdict.p?.adjusted ?? null,
              sentence: verdict.sentence,
            }
          : null,
      };
    });
    return { name, cells };
  });
  return rows.toSorted(
    (a, b) =>
      Number(b.name === wholeSlice) - Number(a.name === wholeSlice) ||
      surestMove(a) - surestMove(b) ||
      (a.name < b.name ? -1 : 1),
  );
}

/** Smallest p of a move; above 1 where nothing moved. */
function surestMove({ cells }: Row): number {
  return Math.min(
    2,
    ...cells.flatMap(({ verdict }) =>
      verdict && (verdict.status === "improved" || verdict.status === "regressed")
        ? [verdict.p ?? 1]
        : [],
    ),
  );
}

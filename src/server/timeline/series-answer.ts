import type { TimelinePoint, TimelineSeries } from "#contract/timeline.ts";
import { mean } from "#analysis/stats/describe/moments.ts";
import type { Comparing } from "../compare/frame.ts";
import type { RunEvaluators } from "../store/timeline/series-sums.ts";
import type { StoredRun } from "../store/timeline/timeline-runs.ts";
import { attributeChange, type RunTraits } from "./attribute-change.ts";
import { bandsOf, unusualPlaces } from "./bands.ts";
import type { FoundChanges } from "./find-changes.ts";
import { groupsOf } from "./group-runs.ts";
import { type EvaluatorOf, evaluatorOf, traitsOf } from "./run-traits.ts";
import { cutAt, stretchesOf } from "./segments.ts";
import type { ValueSeries } from "./series-of.ts";

interface Question {
  /** Project and scope, for the seed. */
  readonly name: string;
  readonly runs: readonly StoredRun[];
  readonly group: string | undefined;
  readonly changes: boolean;
}

/** The runs of one series that have a value, and where they are not comparable with the one before. */
interface Line {
  readonly key: string;
  readonly source: ValueSeries;
  readonly all: readonly StoredRun[];
  readonly runs: readonly StoredRun[];
  readonly values: readonly number[];
  readonly breaks: ReadonlyMap<number, TimelinePoint["breaks"]>;
}

/** One series for each metric and group. */
export async function seriesAnswer(
  { thread }: Comparing,
  { name, runs, group, changes }: Question,
  sources: readonly ValueSeries[],
  evaluators: readonly RunEvaluators[],
): Promise<TimelineSeries[]> {
  const evaluator = evaluatorOf(evaluators);
  const lines = sources.flatMap((source) =>
    [...groupsOf(runs, group)]
      .map(([key, members]) => lineOf(key, source, members, evaluator))
      .filter((line) => line.runs.length > 0),
  );
  const found = changes
    ? await thread.changes({
        series: lines.map(({ key, source, values, breaks }) => ({
          name: `${name}|${source.metric}|${key}`,
          values,
          breaks: [...breaks.keys()],
        })),
      })
    : null;
  return lines.map((line, at) => answerOf(line, found?.[at] ?? null, evaluator));
}

function lineOf(
  key: string,
  source: ValueSeries,
  members: readonly StoredRun[],
  evaluator: EvaluatorOf,
): Line {
  // A run that is still filling up is shown and not looked at.
  const runs = members.filter(
    ({ run, status }) => status === "completed" && source.values.get(run)?.value != null,
  );
  const breaks = new Map<number, TimelinePoint["breaks"]>();
  for (let at = 1; at < runs.length; at += 1) {
    const [before, now] = [runs[at - 1]!, runs[at]!];
    const found: TimelinePoint["breaks"] = [];
    if (before.dataset !== now.dataset) found.push("dataset");
    if (evaluator(before.run, source.scoredAs) !== evaluator(now.run, source.scoredAs))
      found.push("evaluator");
    if (found.length > 0) breaks.set(at, found);
  }
  const values = runs.map(({ run }) => source.values.get(run)?.value ?? Number.NaN);
  return { key, source, all: members, runs, values, breaks };
}

function answerOf(line: Line, found: FoundChanges | null, evaluator: EvaluatorOf): TimelineSeries {
  const { key, source, runs, values, breaks } = line;
  const stretches = stretchesOf({ values, breaks: [...breaks.keys()] });
  const changes = found?.changes ?? [];
  const quiet = cutAt(
    stretches,
    changes.map(({ at }) => at),
  );
  const minSteps = runs.map(({ run }, at) => {
    const step = 1 / Math.max(1, source.values.get(run)?.n ?? 1);
    // A share moves by 1 / n with one example; a price or a time by about what one example has of it.
    return source.isShare ? step : step * Math.abs(values[at]!);
  });
  const unusual = unusualPlaces(values, quiet, minSteps);
  const placeOf = new Map(runs.map(({ run }, at) => [run, at]));
  const traits = runs.map((run) => traitsOf(run, source.scoredAs, evaluator));
  return {
    key,
    metric: source.metric,
    points: line.all.map((run): TimelinePoint => {
      const estimate = source.values.get(run.run);
      const at = placeOf.get(run.run) ?? -1;
      return {
        run: run.run,
        startedAt: run.at,
        value: estimate?.value ?? null,
        low: estimate?.low ?? null,
        high: estimate?.high ?? null,
        n: estimate?.n ?? 0,
        unusual: unusual.has(at),
        breaks: breaks.get(at) ?? [],
      };
    }),
    bands: bandsOf(values, quiet, minSteps).map(({ from, to, ...band }) => ({
      ...band,
      from: runs[from]!.run,
      to: runs[to - 1]!.run,
    })),
    changePoints: changes.map(({ at, p, grade }) => {
      const around = sides(quiet, at);
      const from = mean(values.slice(around.from, at)) ?? 0;
      const to = mean(values.slice(at, around.to)) ?? 0;
      return {
        run: runs[at]!.run,
        before: runs[at - 1]!.run,
        p,
        grade,
        from,
        to,
        better: source.direction === null ? null : to > from === (source.direction === "up"),
        changed: attributeChange(slice(traits, around.from, at), slice(traits, at, around.to)),
      };
    }),
    p: found?.p ?? null,
    reason: found === null ? "not_asked" : found.p === null ? "too_few_runs" : null,
  };
}

function slice(traits: readonly RunTraits[], from: number, to: number): readonly RunTraits[] {
  return traits.slice(from, to);
}

/** From the change before a place to the change after it. */
function sides(stretches: readonly { from: number; to: number }[], at: number) {
  const before = stretches.find(({ to }) => to === at);
  const after = stretches.find(({ from }) => from === at);
  return { from: before?.from ?? 0, to: after?.to ?? at + 1 };
}

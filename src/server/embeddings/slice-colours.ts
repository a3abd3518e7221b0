import { ProblemError } from "#contract/problem.ts";
import { embeddingSubject } from "#contract/records.ts";
import { isTraceView } from "#contract/trace-views.ts";
import { matchingIds } from "../store/comparison/matching-ids.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { readRunDatasets } from "../store/embeddings/run-datasets.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import { listSlices } from "../store/registries.ts";
import { withSavedSlices } from "../store/saved-slices.ts";
import { codedTexts, type CodedValues } from "./coded-values.ts";
import type { Points } from "./points.ts";
import { kindOfText } from "./subject-text.ts";

/** More would be as many questions to the store, and no legend shows them. */
const mostSlices = 100;
const slicesAtOnce = 4;
const several = "several";

interface Asked {
  /** The one slice to show; all of them where not given. */
  readonly slice?: string | undefined;
  /** Runs that a slice about results is about; those of the dataset where not given. */
  readonly runs?: readonly string[] | undefined;
}

/** The saved slice that each example or result is in; a point in no slice has no code. */
export async function slicesOfPoints(
  db: Db,
  points: Points,
  { slice, runs }: Asked,
  options: ReadOptions = {},
): Promise<CodedValues> {
  const { project } = points.place;
  const [saved, runDatasets, metrics] = await Promise.all([
    askedSlices(db, project, slice, options),
    readRunDatasets(db, project, options),
    metricsOf(db, project, undefined, options),
  ]);
  const names = new Set(metrics.map(({ name }) => name));
  const byDataset = examplesByDataset(points, runDatasets);
  const found: (number | typeof several | undefined)[] = points.subjects.map(() => undefined);
  for (const [dataset, places] of byDataset) {
    const scope = {
      project,
      datasets: [dataset],
      runs: [...runDatasets].flatMap(([run, of]) =>
        of === dataset && (runs?.includes(run) ?? true) ? [run] : [],
      ),
    };
    for (let from = 0; from < saved.length; from += slicesAtOnce) {
      const some = saved.slice(from, from + slicesAtOnce);
      const members = await Promise.all(
        some.map(async ({ name, where }) => {
          const whole = await withSavedSlices(db, project, where);
          return matchingIds(db, scope, whole, names, options).catch((error: unknown) => {
            throw named(error, name, where);
          });
        }),
      );
      for (const [at, ids] of members.entries())
        for (const { place, example } of places)
          if (ids.has(example)) found[place] = found[place] === undefined ? from + at : several;
    }
  }
  const coded = codedTexts(found.map((each) => each?.toString()));
  return {
    ...coded,
    names: coded.names.map((each) =>
      each === several ? "in several slices" : (saved[Number(each)]?.name ?? each),
    ),
  };
}

async function askedSlices(
  db: Db,
  project: string,
  slice: string | undefined,
  options: ReadOptions,
) {
  const page = { project, after: "", limit: 10_000 };
  const all = (await listSlices(db, page, options)).filter(({ name }) => !isTraceView(name));
  const saved = slice === undefined ? all : all.filter(({ name }) => name === slice);
  if (slice !== undefined && saved.length === 0)
    throw new ProblemError("not_found", `There is no saved slice "${slice}" in ${project}.`);
  if (saved.length > mostSlices)
    throw new ProblemError(
      "bad_request",
      `${saved.length.toLocaleString("en")} saved slices are more than a picture can show.`,
      { hint: "Choose one of them: write &slice=NAME." },
    );
  return saved;
}

/** Places and ids of the examples that points stand for, by dataset: they themselves, or results of them. */
function examplesByDataset({ subjects }: Points, runDatasets: ReadonlyMap<string, string>) {
  const byDataset = new Map<string, { readonly place: number; readonly example: string }[]>();
  for (const [place, text] of subjects.entries()) {
    const kind = kindOfText(text);
    if (kind !== "example" && kind !== "result") continue;
    const subject = embeddingSubject.parse(JSON.parse(text));
    if (!("example" in subject)) continue;
    const dataset = "run" in subject ? runDatasets.get(subject.run) : subject.dataset;
    if (dataset === undefined) continue;
    const known = byDataset.get(dataset);
    if (known) known.push({ place, example: subject.example });
    else byDataset.set(dataset, [{ place, example: subject.example }]);
  }
  return byDataset;
}

function named(error: unknown, name: string, where: string): unknown {
  if (!(error instanceof ProblemError) || error.problem.code !== "bad_filter") return error;
  return new ProblemError(
    "bad_filter",
    `The filter of the saved slice "${name}" is wrong: ${error.problem.detail}`,
    { hint: `It reads: ${where}` },
  );
}

import { ProblemError } from "#contract/problem.ts";
import { embeddingSubject } from "#contract/records.ts";
import { readSplits } from "../store/embeddings/metadata.ts";
import { tracesOfResults } from "../store/embeddings/texts-to-embed.ts";
import type { CoverageFigures } from "./coverage-figures.ts";
import { onMapThread } from "./map-thread.ts";
import { pictureOf } from "./picture.ts";
import { type MapStore, type Points, vectorsOf } from "./points.ts";
import { kindOfText, traceOfText } from "./subject-text.ts";

/** Production and the examples of one dataset, held against each other. */
export interface CoveredSides {
  readonly dataset: string;
  /** Places of the examples. */
  readonly examples: readonly number[];
  readonly splits: readonly string[];
  readonly figures: CoverageFigures;
}

/** The sides of a set; the largest dataset where none is named. Throws not_found where it has no examples here. */
export async function coveredSides(
  store: MapStore,
  points: Points,
  wanted: string | undefined,
): Promise<CoveredSides> {
  const { db } = store;
  const evaluated = await tracesOfResults(db, points.place.project);
  const production = productionPlaces(points, evaluated);
  const byDataset = examplesByDataset(points);
  const [largest] = [...byDataset].toSorted(([, a], [, b]) => b.length - a.length);
  const dataset = wanted ?? largest?.[0];
  const examples = dataset === undefined ? undefined : byDataset.get(dataset);
  if (dataset === undefined || !examples)
    throw new ProblemError(
      "not_found",
      wanted === undefined
        ? "This embedding set has no examples of a dataset."
        : `This embedding set has no examples of "${wanted}".`,
    );
  const known = await readSplits(db, points.place.project, dataset);
  const splits = examples.map((at) => known.get(exampleAt(points, at)) ?? "");
  const key = JSON.stringify([
    points.key,
    "coverage",
    dataset,
    splitKey(splits),
    production.length,
  ]);
  const figures = await store.cache.get(key, async () => {
    const { plane } = await pictureOf(store, points, "pca");
    const done = await onMapThread({
      kind: "coverage",
      vectors: await vectorsOf(store, points),
      production: Uint32Array.from(production),
      examples: Uint32Array.from(examples),
      splits,
      plane,
      seed: points.seed,
    });
    if (!("coverage" in done)) throw new TypeError("coverage was asked for");
    return { value: done.coverage, bytes: 100_000 + examples.length };
  });
  return { dataset, examples, splits, figures };
}

/** Splits may change while vectors do not. */
function splitKey(splits: readonly string[]): string {
  return new Set(splits).size < 2 ? "" : splits.join("\u0000");
}

export function exampleAt({ subjects }: Points, at: number): string {
  const subject = embeddingSubject.parse(JSON.parse(subjects[at]!));
  return "example" in subject ? subject.example : "";
}

/** Places of production points: spans that no run left. */
export function productionPlaces(
  { subjects }: Points,
  evaluated: ReadonlySet<string>,
): readonly number[] {
  return subjects.flatMap((text, at) =>
    kindOfText(text) === "span" && !evaluated.has(traceOfText(text)) ? [at] : [],
  );
}

function examplesByDataset({ subjects }: Points): Map<string, number[]> {
  const byDataset = new Map<string, number[]>();
  for (const [at, text] of subjects.entries()) {
    if (kindOfText(text) !== "example") continue;
    const subject = embeddingSubject.parse(JSON.parse(text));
    if (!("dataset" in subject)) continue;
    const known = byDataset.get(subject.dataset);
    if (known) known.push(at);
    else byDataset.set(subject.dataset, [at]);
  }
  return byDataset;
}

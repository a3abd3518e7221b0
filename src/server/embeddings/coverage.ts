import type { Coverage } from "#contract/embeddings.ts";
import { ProblemError } from "#contract/problem.ts";
import { embeddingSubject } from "#contract/records.ts";
import { clusterWords } from "#analysis/embedding/cluster-words.ts";
import { readSplits } from "../store/embeddings/metadata.ts";
import { readTexts } from "../store/embeddings/points.ts";
import type { CoverageFigures } from "./coverage-figures.ts";
import { onMapThread } from "./map-thread.ts";
import { pictureOf } from "./picture.ts";
import { type MapStore, type Points, vectorsOf } from "./points.ts";
import { kindOfText } from "./subject-text.ts";

/** What the examples of a dataset cover of production, with words and texts for what they do not. */
export async function coverageOfSet(
  store: MapStore,
  points: Points,
  wanted: string | undefined,
): Promise<Coverage> {
  const { production, byDataset } = sidesOf(points);
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
  const { place, seed } = points;
  const figures = await store.cache.get(
    JSON.stringify([points.key, "coverage", dataset]),
    async () => {
      const splits = await readSplits(store.db, place.project, dataset);
      const { plane } = await pictureOf(store, points, "pca");
      const done = await onMapThread({
        kind: "coverage",
        vectors: await vectorsOf(store, points),
        production: Uint32Array.from(production),
        examples: Uint32Array.from(examples),
        splits: examples.map((at) => splits.get(exampleAt(points, at)) ?? ""),
        plane,
        seed,
      });
      if (!("coverage" in done)) throw new TypeError("coverage was asked for");
      return { value: done.coverage, bytes: 20_000 };
    },
  );
  return {
    dataset,
    production: figures.production,
    examples: figures.examples,
    covered: figures.covered,
    holes: await namedHoles(store, points, figures),
    unusedCount: figures.unusedCount,
    unused: [...figures.unused],
    drift: figures.drift && { ...figures.drift, sampled: [...figures.drift.sampled] },
    crossSplit: figures.crossSplit.map(({ one, other, similarity }) => ({
      one: exampleAt(points, one),
      other: exampleAt(points, other),
      similarity,
    })),
  };
}

function exampleAt({ subjects }: Points, at: number): string {
  const subject = embeddingSubject.parse(JSON.parse(subjects[at]!));
  return "example" in subject ? subject.example : "";
}

async function namedHoles({ db }: MapStore, points: Points, { holes }: CoverageFigures) {
  const places = holes.flatMap((hole) => [...hole.places]);
  if (places.length === 0) return [];
  const texts = await readTexts(db, points.place, {
    subjects: places.map((at) => points.subjects[at]!),
  });
  const textAt = (at: number): string => texts.get(points.subjects[at]!) ?? "";
  const labels = clusterWords(
    places.map(textAt),
    holes.flatMap((hole, at) => hole.places.map(() => at + 1)),
    holes.length,
  );
  return holes.map((hole, at) => ({
    label: labels[at]!,
    count: hole.count,
    places: [...hole.places],
    text: textAt(hole.places[0]!) || null,
  }));
}

/** Places of production points, and of examples by dataset. */
function sidesOf({ subjects }: Points) {
  const production: number[] = [];
  const byDataset = new Map<string, number[]>();
  for (const [at, text] of subjects.entries()) {
    const kind = kindOfText(text);
    if (kind === "span") production.push(at);
    if (kind !== "example") continue;
    const subject = embeddingSubject.parse(JSON.parse(text));
    if ("dataset" in subject) {
      const known = byDataset.get(subject.dataset);
      if (known) known.push(at);
      else byDataset.set(subject.dataset, [at]);
    }
  }
  return { production, byDataset };
}

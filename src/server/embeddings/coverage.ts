import type { Coverage } from "#contract/embeddings/coverage.ts";
import { clusterWords } from "#analysis/embedding/cluster-words.ts";
import { readTexts } from "../store/embeddings/points.ts";
import { type CoveredSides, coveredSides, exampleAt } from "./covered-sides.ts";
import type { MapStore, Points } from "./points.ts";

/** Texts that the words of a hole or group are taken from. */
const textsForWords = 60;
const textsShown = 3;

/** What the examples of a dataset cover of production, with words and texts for what they do not. */
export async function coverageOfSet(
  store: MapStore,
  points: Points,
  wanted: string | undefined,
): Promise<Coverage> {
  const sides = await coveredSides(store, points, wanted);
  const { dataset, figures } = sides;
  return {
    stamp: points.stamp,
    dataset,
    production: figures.production,
    examples: figures.examples,
    covered: figures.covered,
    looked: figures.looked,
    holes: await namedHoles(store, points, sides),
    unusedCount: figures.unusedCount,
    unused: [...figures.unused],
    drift: figures.drift && { ...figures.drift, sampled: [...figures.drift.sampled] },
    groups: await namedGroups(store, points, sides),
    crossSplit: await crossSplitPairs(store, points, sides),
  };
}

async function textsOf({ db }: MapStore, { place, subjects }: Points, places: readonly number[]) {
  const texts = await readTexts(db, place, { subjects: places.map((at) => subjects[at]!) });
  return (at: number): string => texts.get(subjects[at]!) ?? "";
}

async function namedHoles(store: MapStore, points: Points, { figures }: CoveredSides) {
  const some = figures.holes.map(({ places }) => places.slice(0, textsForWords));
  if (some.length === 0) return [];
  const textAt = await textsOf(store, points, some.flat());
  const labels = clusterWords(
    some.flat().map(textAt),
    some.flatMap((places, at) => places.map(() => at + 1)),
    some.length,
  );
  return figures.holes.map(({ count, places }, at) => ({
    label: labels[at]!,
    count,
    places: [...places],
    texts: some[at]!.map(textAt).filter(Boolean).slice(0, textsShown),
  }));
}

async function namedGroups(store: MapStore, points: Points, sides: CoveredSides) {
  const { figures, examples } = sides;
  const count = figures.groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const labels = await groupLabels(store, points, sides);
  const [ofDataset, ofProduction] = [new Float64Array(count), new Float64Array(count)];
  for (const group of figures.groups) ofDataset[group]! += 1;
  for (const example of figures.closest)
    if (example >= 0) ofProduction[figures.groups[example]!]! += 1;
  return labels.map((label, group) => ({
    label,
    examples: ofDataset[group]!,
    ofDataset: ofDataset[group]! / examples.length,
    ofProduction: ofProduction[group]! / Math.max(1, figures.looked),
  }));
}

/** Words that tell the groups of near examples from each other. */
export async function groupLabels(
  store: MapStore,
  points: Points,
  { figures, examples }: CoveredSides,
): Promise<string[]> {
  const some: number[] = [];
  const seen: number[] = [];
  for (const [at, group] of figures.groups.entries()) {
    seen[group] = (seen[group] ?? 0) + 1;
    if (seen[group] <= textsForWords) some.push(at);
  }
  const textAt = await textsOf(
    store,
    points,
    some.map((at) => examples[at]!),
  );
  const labels = clusterWords(
    some.map((at) => textAt(examples[at]!)),
    some.map((at) => figures.groups[at]! + 1),
    seen.length,
  );
  return labels.map((label, at) => label || `group ${at + 1}`);
}

async function crossSplitPairs(store: MapStore, points: Points, sides: CoveredSides) {
  const { figures, examples, splits } = sides;
  if (figures.crossSplit.length === 0) return [];
  const splitOf = new Map(examples.map((place, at) => [place, splits[at]!]));
  const textAt = await textsOf(
    store,
    points,
    figures.crossSplit.flatMap(({ one, other }) => [one, other]),
  );
  return figures.crossSplit.map(({ one, other, similarity }) => ({
    one: exampleAt(points, one),
    other: exampleAt(points, other),
    places: [one, other] as [number, number],
    splits: [splitOf.get(one) ?? "", splitOf.get(other) ?? ""] as [string, string],
    similarity,
    texts: [textAt(one) || null, textAt(other) || null] as [string | null, string | null],
  }));
}

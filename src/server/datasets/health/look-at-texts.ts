import { exactDuplicates, pairsIn } from "#analysis/text/exact-duplicates.ts";
import { nearPairs } from "#analysis/text/near-pairs.ts";
import { placesByKey } from "#analysis/text/places-by-key.ts";
import { ownRuns, promptOverlap, promptRuns } from "#analysis/text/prompt-overlap.ts";
import { wordRuns } from "#analysis/text/word-runs.ts";
import type { TextHealth } from "#contract/dataset-health.ts";
import type { DatasetTexts } from "../../store/datasets/health-texts.ts";

type Progress = (progress: number, message: string) => void;

const threshold = 0.8;
const nearOptions = { threshold, exactUpTo: 50_000, named: 20, mostCandidates: 20_000_000 };
const shingleWords = 5;
const mostGroups = 200;
const mostInGroup = 20;
const mostOverlaps = 200;
const mostReferences = 5;
const referenceCharacters = 200;

/** Everything that the texts of a dataset tell. Takes seconds for tens of thousands of examples. */
export function lookAtTexts(
  texts: DatasetTexts,
  onProgress: Progress = () => undefined,
): TextHealth {
  onProgress(0.05, "Looking for duplicates");
  const duplicates = duplicatesIn(texts);
  const slices = placesByKey(texts.slices).map((places) => ({
    slice: texts.slices[places[0]!]!,
    places,
  }));
  const near = slices.map(({ slice, places }, index) => {
    onProgress(0.1 + (0.5 * index) / slices.length, "Looking for near duplicates");
    const found = nearPairs(
      places.map((place) => wordRuns(texts.inputs[place]!, shingleWords, true)),
      nearOptions,
    );
    return {
      slice,
      exampleCount: places.length,
      pairCount: found.count,
      itemCount: found.items,
      method: found.method,
      complete: found.complete,
      pairs: found.pairs.map(({ one, other, similarity }) => ({
        one: texts.ids[places[one]!]!,
        other: texts.ids[places[other]!]!,
        similarity,
      })),
    };
  });
  return {
    exampleCount: texts.exampleCount,
    checkedCount: texts.ids.length,
    duplicates,
    near: {
      threshold,
      pairCount: near.reduce((sum, { pairCount }) => sum + pairCount, 0),
      slices: near.toSorted((a, b) => b.pairCount - a.pairCount || (a.slice < b.slice ? -1 : 1)),
    },
    overlap: overlapIn(texts, slices, onProgress),
  };
}

/** Exact duplicates alone: what a comparison warns of. */
export function duplicatesIn({ ids, inputs, references }: DatasetTexts): TextHealth["duplicates"] {
  const groups = exactDuplicates(
    inputs.map((input, index) => ({ input, reference: references[index] ?? null })),
  );
  const conflictsFirst = groups.toSorted(
    (a, b) => Number(b.conflicting) - Number(a.conflicting) || a.places[0]! - b.places[0]!,
  );
  return {
    pairCount: pairsIn(groups),
    groupCount: groups.length,
    extraCount: groups.reduce((sum, { places }) => sum + places.length - 1, 0),
    conflictCount: groups.filter(({ conflicting }) => conflicting).length,
    groups: conflictsFirst.slice(0, mostGroups).map(({ places, conflicting }) => ({
      examples: places.slice(0, mostInGroup).map((place) => ids[place]!),
      count: places.length,
      conflicting,
      references: [...new Set(places.flatMap((place) => references[place] ?? []))]
        .slice(0, mostReferences)
        .map((reference) => reference.slice(0, referenceCharacters).toWellFormed()),
    })),
  };
}

function overlapIn(
  { ids, inputs, prompts, uncheckedPrompts }: DatasetTexts,
  slices: readonly { readonly places: readonly number[] }[],
  onProgress: Progress,
): TextHealth["overlap"] {
  const texts = prompts.map(({ text }) => promptRuns(text));
  const found = prompts.map((): { id: string; found: number; own: number }[] => []);
  for (const [index, { places }] of slices.entries()) {
    onProgress(0.6 + (0.4 * index) / slices.length, "Looking for examples in prompts");
    if (texts.every(({ length }) => length === 0)) break;
    const own = ownRuns(places.map((place) => inputs[place]!));
    for (const [at, text] of texts.entries())
      for (const overlap of promptOverlap(own, text))
        found[at]!.push({
          id: ids[places[overlap.place]!]!,
          found: overlap.found,
          own: overlap.own,
        });
  }
  return {
    exampleCount: new Set(found.flat().map(({ id }) => id)).size,
    uncheckedPrompts,
    prompts: prompts.map(({ prompt, version }, at) => ({
      prompt,
      version,
      count: found[at]!.length,
      examples: found[at]!.toSorted((a, b) => b.found - a.found || (a.id < b.id ? -1 : 1)).slice(
        0,
        mostOverlaps,
      ),
    })),
  };
}

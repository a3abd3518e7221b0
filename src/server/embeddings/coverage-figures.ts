import { coverageOf } from "#analysis/embedding/coverage.ts";
import { densityClusters } from "#analysis/embedding/density-clusters.ts";
import { kMeans } from "#analysis/embedding/k-means.ts";
import { cosineDistance } from "#analysis/embedding/neighbours.ts";
import { pick, type Vectors } from "#analysis/embedding/vectors.ts";
import { type EnergyDrift, energyDrift, shuffledPlaces } from "./energy-drift.ts";

export interface CoverageQuestion {
  /** Of length 1. */
  readonly vectors: Vectors;
  /** Places of production points and of dataset examples. */
  readonly production: Uint32Array;
  readonly examples: Uint32Array;
  /** Split of each example; "" where it has none. */
  readonly splits: readonly string[];
  /** x and y of every point, in turn. */
  readonly plane: Float32Array;
  readonly seed: number;
}

export interface CoverageFigures {
  readonly production: number;
  readonly examples: number;
  readonly covered: number;
  /** Production points that were looked at. */
  readonly looked: number;
  /** The nearest example of each of these, by its place among the examples; -1 where none is in reach. */
  readonly nearest: Int32Array;
  /** The nearest example whether in reach or not. */
  readonly closest: Int32Array;
  /** Group of near fellows of each example, the largest first. */
  readonly groups: Uint8Array;
  /** Holes: uncovered points that lie together, the largest first; places of points. */
  readonly holes: readonly { readonly count: number; readonly places: readonly number[] }[];
  /** Examples without a production point in reach. */
  readonly unused: readonly number[];
  readonly unusedCount: number;
  readonly drift: EnergyDrift | null;
  /** Pairs of examples of two splits that say nearly the same. */
  readonly crossSplit: readonly {
    readonly one: number;
    readonly other: number;
    readonly similarity: number;
  }[];
}

/** Most points a side that are looked at: beyond, some drawn at random stand for all. */
const mostASide = 5000;
const fewestForDrift = 5;
const shown = 200;
const placesOfHole = 2000;
const unusedShown = 5000;
const nearDuplicate = 0.05;

/** How far a dataset reaches over production. Pure, and the same on whatever thread it runs. */
export function coverageFigures(question: CoverageQuestion): CoverageFigures {
  const unit = question.vectors;
  const production = thinned(question.production, mostASide, question.seed);
  const { examples, plane, seed } = question;
  const sides = { production: pick(unit, production), examples: pick(unit, examples) };
  const { covered, used, nearest } = coverageOf(sides.production, sides.examples);
  const uncovered = production.filter((_, at) => covered[at] === 0);
  const unused = examples.filter((_, at) => used[at] === 0);
  const scale = question.production.length / Math.max(1, production.length);
  return {
    production: question.production.length,
    examples: examples.length,
    covered: (production.length - uncovered.length) * scale,
    looked: production.length,
    nearest: nearest.map((example, at) => (covered[at] === 1 ? example : -1)),
    closest: nearest,
    groups: kMeans(sides.examples, groupsFor(examples.length), seed),
    holes: holesOf(uncovered, plane, scale),
    unused: [...unused.subarray(0, unusedShown)],
    unusedCount: unused.length,
    drift: energyDrift(sides.production, sides.examples, seed, fewestForDrift),
    crossSplit: crossSplitOf(unit, thinned(examples, mostASide, seed), examples, question.splits),
  };
}

/** Groups large enough to have a mean: some dozen examples each. */
function groupsFor(examples: number): number {
  return Math.min(12, Math.max(2, Math.round(examples / 25)));
}

/** Some of the places, drawn at random and in their order: evenly spaced ones would follow any rhythm of the ids. */
function thinned(places: Uint32Array, most: number, seed: number): Uint32Array {
  if (places.length <= most) return places;
  return shuffledPlaces(places.length, most, seed)
    .map((at) => places[at]!)
    .toSorted((one, other) => one - other);
}

function holesOf(uncovered: Uint32Array, plane: Float32Array, scale: number) {
  const where = new Float32Array(uncovered.length * 2);
  for (const [at, place] of uncovered.entries()) {
    where[at * 2] = plane[place * 2]!;
    where[at * 2 + 1] = plane[place * 2 + 1]!;
  }
  const clusters = densityClusters(where);
  const holes = new Map<number, number[]>();
  for (const [at, place] of uncovered.entries())
    holes.set(clusters[at]!, [...(holes.get(clusters[at]!) ?? []), place]);
  return [...holes.values()]
    .toSorted((one, other) => other.length - one.length || one[0]! - other[0]!)
    .slice(0, 10)
    .map((places) => ({
      count: Math.round(places.length * scale),
      places: places.slice(0, placesOfHole),
    }));
}

function crossSplitOf(
  unit: Vectors,
  looked: Uint32Array,
  examples: Uint32Array,
  splits: readonly string[],
): CoverageFigures["crossSplit"] {
  const splitOf = new Map([...examples].map((place, at) => [place, splits[at] ?? ""]));
  if (new Set(splitOf.values()).size < 2) return [];
  const found: { one: number; other: number; similarity: number }[] = [];
  for (let at = 0; at < looked.length; at++)
    for (let next = at + 1; next < looked.length; next++) {
      const [one, other] = [looked[at]!, looked[next]!];
      if (splitOf.get(one) === splitOf.get(other)) continue;
      const far = cosineDistance(unit, one, unit, other);
      if (far <= nearDuplicate) found.push({ one, other, similarity: 1 - far });
    }
  return found.toSorted((a, b) => b.similarity - a.similarity).slice(0, shown);
}

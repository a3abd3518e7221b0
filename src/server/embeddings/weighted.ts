import type { z } from "zod";
import type { getWeighted, Weighted } from "#contract/embeddings/coverage.ts";
import { ProblemError } from "#contract/problem.ts";
import { poststratifiedInterval } from "#analysis/stats/samples/poststratified-interval.ts";
import { mean } from "#analysis/stats/describe/moments.ts";
import { sameContents } from "../compare/compared-run.ts";
import { type Comparing, openFrame } from "../compare/frame.ts";
import type { Quantity } from "../compare/quantity.ts";
import { comparedQuantity, qualityOf } from "../compare/quantities.ts";
import { readMetadata } from "../store/embeddings/metadata.ts";
import { examplePlaces } from "./colours.ts";
import { groupLabels } from "./coverage.ts";
import { type CoveredSides, coveredSides } from "./covered-sides.ts";
import type { MapStore, Points } from "./points.ts";

type Question = z.output<typeof getWeighted.input>;

/** Fewer examples on which runs differ give no interval of a score whose range nobody knows. */
const fewestChanged = 10;
/** Strata shown apart; the others together. */
const mostStrata = 30;
const fewestCompared = 2;

/**
 * What the difference of two runs would be if the dataset asked what production asks: each production point in
 * reach of an example counts for the group of its nearest one, and the groups' differences are weighted by that
 * (post-stratification, Cochran 1977).
 */
export async function weightedDifference(
  comparing: Comparing & MapStore,
  points: Points,
  question: Question,
  signal?: AbortSignal,
): Promise<Weighted> {
  const sides = await coveredSides(comparing, points, question.dataset);
  const { figures, examples, dataset } = sides;
  const { quantity, differences } = await differencesOf(
    comparing,
    points,
    question,
    examples,
    signal,
  );
  const { labels, of } = await strataOf(comparing, points, question.key, sides);
  const weights = new Float64Array(labels.length);
  let within = 0;
  for (const example of figures.nearest) {
    if (example < 0) continue;
    within++;
    weights[of[example]!]! += 1;
  }
  const values: number[][] = labels.map(() => []);
  for (const [at, difference] of differences.entries())
    if (!Number.isNaN(difference)) values[of[at]!]!.push(difference);
  const compared = values.flat();
  const strata = labels.map((label, at) => ({
    label,
    weight: within === 0 ? 0 : weights[at]! / within,
    values: values[at]!,
  }));
  const {
    mean: value,
    se,
    ci,
    n,
    coveredWeight,
  } = poststratifiedInterval(strata, widthOf(quantity));
  const changed = compared.filter((difference) => difference !== 0).length;
  const hasInterval = widthOf(quantity) !== null || changed >= fewestChanged;
  const reach = within / Math.max(1, figures.looked);
  return {
    dataset,
    metric: quantity.name,
    kind: quantity.measure === "pass" ? "pass" : "score",
    direction: quantity.direction,
    plain: { value: mean(compared), n: compared.length },
    weighted: {
      value,
      low: hasInterval ? (ci?.low ?? null) : null,
      high: hasInterval ? (ci?.high ?? null) : null,
      se,
      n,
      changed,
    },
    share: {
      covered: reach * coveredWeight,
      beyond: 1 - reach,
      thin: reach * (1 - coveredWeight),
    },
    production: figures.production,
    strata: strata
      .filter((each) => each.weight > 0 || each.values.length > 0)
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, mostStrata)
      .map((each) => ({
        label: each.label,
        weight: each.weight,
        ofExamples: each.values.length / Math.max(1, compared.length),
        n: each.values.length,
        value: each.values.length < fewestCompared ? null : mean(each.values),
      })),
  };
}

/** How much one example can gain or lose; null where the metric has no known range. */
function widthOf({ measure, range }: Quantity): number | null {
  if (measure === "pass") return 1;
  return range === null ? null : range[1] - range[0];
}

/** Per example of the set what the second run has more than the first; NaN where they are not compared. */
async function differencesOf(
  comparing: Comparing,
  points: Points,
  { p, runs, metric }: Question,
  examples: readonly number[],
  signal: AbortSignal | undefined,
) {
  if (runs.length !== 2)
    throw new ProblemError("bad_request", "A difference is one of two runs.", {
      hint: "Write &runs=A,B.",
    });
  const frame = await openFrame(comparing, { project: p, runs, baseline: runs[0] }, signal);
  const known = qualityOf(frame).filter(({ measure }) => measure === "pass" || measure === "score");
  const quantity = known.find(({ name }) => name === metric) ?? known[0];
  if (!quantity || (metric !== undefined && quantity.name !== metric))
    throw new ProblemError(
      "not_found",
      `These runs have no values of ${metric ?? "a metric"} that can be averaged.`,
      { hint: "Pass and score metrics can be weighted; ratios and labels cannot." },
    );
  const { columns } = await comparedQuantity(comparing, frame, quantity, {});
  const same = (await sameContents(comparing, frame)).get(runs[1]!) ?? null;
  const placeOf = examplePlaces(
    frame,
    examples.map((at) => points.subjects[at]!),
  );
  const differences = Float64Array.from(placeOf, (place) =>
    place < 0 || (same !== null && same[place] === 0)
      ? Number.NaN
      : columns[1]!.values[place]! - columns[0]!.values[place]!,
  );
  return { quantity, differences };
}

/** What divides the examples: values of a metadata key, or groups of near ones; a stratum per example. */
async function strataOf(
  store: MapStore,
  points: Points,
  key: string | undefined,
  sides: CoveredSides,
): Promise<{ readonly labels: readonly string[]; readonly of: ArrayLike<number> }> {
  if (key === undefined)
    return { labels: await groupLabels(store, points, sides), of: sides.figures.groups };
  const known = await readMetadata(store.db, points.place, key);
  const places = new Map<string, number>();
  const of = sides.examples.map((at) => {
    const value = known.get(points.subjects[at]!) ?? "no value";
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { labels: [...places.keys()], of };
}

import {
  categoryLikeness,
  numberLikeness,
  type RatedPair,
} from "#analysis/stats/agreement/likeness.ts";
import type { Interval } from "#analysis/stats/interval.ts";
import type { Estimate, Likeness } from "#contract/agreement.ts";
import type { RatingScale } from "./rating-scale.ts";

/** Below this many examples in common, agreement may be chance either way. */
const fewExamples = 30;
const mostCategories = 50;

/** A value with its interval, as it travels. */
export function estimateOf(value: number | null, ci: Interval | null): Estimate {
  return { value, low: ci?.low ?? null, high: ci?.high ?? null };
}

/** How two raters agree; `split` counts results on which people said nothing together. */
export function measureLikeness(
  pairs: readonly RatedPair[],
  split: number,
  scale: RatingScale,
): Likeness {
  const base = {
    results: pairs.length,
    examples: new Set(pairs.map(({ example }) => example)).size,
    split,
    agree: null,
    kappa: null,
    table: null,
    difference: null,
  };
  const warnings = [
    ...(base.examples < fewExamples ? ["few_labels"] : []),
    ...(split > 0 ? ["people_split"] : []),
  ];
  if (scale.categories === null) {
    const { absolute, mean, correlation } = numberLikeness(pairs);
    return {
      ...base,
      difference: {
        absolute: estimateOf(absolute.value, absolute.ci),
        mean: estimateOf(mean.value, mean.ci),
        correlation: estimateOf(correlation.r, correlation.ci),
      },
      warnings,
    };
  }
  const used = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))].toSorted(
    (a, b) => a - b,
  );
  const place = new Map(used.map((category, at) => [category, at]));
  const { agreeing, agree, kappa, counts } = categoryLikeness(
    pairs.map(({ example, one, other }) => ({
      example,
      one: place.get(one)!,
      other: place.get(other)!,
    })),
    used.length,
  );
  const isTooMany = used.length > mostCategories;
  const names = used.map((category) => scale.categories![category]!);
  return {
    ...base,
    agree: { ...estimateOf(agree.value, agree.ci), count: agreeing },
    kappa: estimateOf(kappa.value, kappa.ci),
    table: isTooMany ? null : { categories: names, counts: counts.map((row) => [...row]) },
    warnings: [
      ...warnings,
      ...(used.length === 1 ? ["one_category"] : []),
      ...(isTooMany ? ["many_categories"] : []),
    ],
  };
}

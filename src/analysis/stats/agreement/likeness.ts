import { clipInterval, type Interval } from "../interval.ts";
import { clusterMean } from "../paired/cluster-mean.ts";
import { normalQuantile } from "../special/normal.ts";
import { clusteredShare } from "./clustered-share.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { correlation, type Correlation } from "./correlation.ts";

/** One result that two raters scored. */
export interface RatedPair {
  /** Results of one example are not independent. */
  readonly example: string;
  readonly one: number;
  readonly other: number;
}

export interface Measured {
  readonly value: number | null;
  readonly ci: Interval | null;
}

export interface CategoryLikeness {
  readonly agreeing: number;
  readonly agree: Measured;
  /** Null value where both raters used one category only: the agreement is then complete and says nothing. */
  readonly kappa: Measured;
  /** `counts[i][j]`: first rater i, second j. */
  readonly counts: readonly (readonly number[])[];
}

/**
 * How two raters agree on categories 0 … `categories` - 1.
 *
 * Raw agreement with Wilson's interval over examples, and Cohen's kappa with the normal interval of Fleiss,
 * Cohen and Everitt's standard error, widened by the same design effect, cut at -1 and 1.
 */
export function categoryLikeness(
  pairs: readonly RatedPair[],
  categories: number,
  level = 0.95,
): CategoryLikeness {
  const counts = Array.from({ length: categories }, () =>
    Array.from({ length: categories }, () => 0),
  );
  const clusters = new Map<string, { hits: number; of: number }>();
  let agreeing = 0;
  for (const { example, one, other } of pairs) {
    counts[one]![other]! += 1;
    const cluster = clusters.get(example) ?? { hits: 0, of: 0 };
    clusters.set(example, cluster);
    cluster.of += 1;
    if (one !== other) continue;
    cluster.hits += 1;
    agreeing += 1;
  }
  const { share, ci, designEffect } = clusteredShare([...clusters.values()], level);
  const { kappa, se } = cohenKappa(counts);
  const half = se === null ? null : normalQuantile(0.5 + level / 2) * se * Math.sqrt(designEffect);
  return {
    agreeing,
    agree: { value: share, ci },
    kappa: {
      value: kappa,
      // Without a single disagreement the standard error is 0, which is not what is known.
      ci:
        kappa === null || half === null || half === 0
          ? null
          : clipInterval({ low: kappa - half, high: kappa + half }, -1, 1),
    },
    counts,
  };
}

export interface NumberLikeness {
  /** Mean of |one - other|. */
  readonly absolute: Measured;
  /** Mean of one - other. */
  readonly mean: Measured;
  readonly correlation: Correlation;
}

/** How near the numbers of two raters are: t intervals over examples (see {@link clusterMean}). */
export function numberLikeness(pairs: readonly RatedPair[], level = 0.95): NumberLikeness {
  const examples = pairs.map(({ example }) => example);
  const differences = pairs.map(({ one, other }) => one - other);
  const size = clusterMean(differences.map(Math.abs), examples, level);
  const shift = clusterMean(differences, examples, level);
  return {
    absolute: {
      value: size.mean,
      ci: size.ci && clipInterval(size.ci, 0, Number.MAX_VALUE),
    },
    mean: { value: shift.mean, ci: shift.ci },
    correlation: correlation(
      pairs.map(({ one }) => one),
      pairs.map(({ other }) => other),
      new Set(examples).size,
      level,
    ),
  };
}

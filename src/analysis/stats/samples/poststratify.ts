import { mean, variance } from "../describe/moments.ts";

export interface Stratum {
  /** Share of production that this slice makes up. */
  readonly weight: number;
  readonly values: readonly number[];
}

export interface Poststratified {
  readonly estimate: number | null;
  readonly se: number | null;
  /** Weight of the slices that have a value; the rest of production has no estimate. */
  readonly coveredWeight: number;
}

/**
 * What the score would be if the test set had production's slice mix: sum w_h mean_h, with
 * se^2 = sum w_h^2 s_h^2 / n_h (Cochran 1977).
 *
 * Slices without a value are left out and the other weights scaled up to their sum; a slice with one value
 * gives no spread, so no standard error.
 */
export function poststratify(strata: readonly Stratum[]): Poststratified {
  const covered = strata.filter(({ values, weight }) => values.length > 0 && weight > 0);
  const coveredWeight = covered.reduce((all, { weight }) => all + weight, 0);
  if (coveredWeight === 0) return { estimate: null, se: null, coveredWeight };
  let estimate = 0;
  let squares: number | null = 0;
  for (const { weight, values } of covered) {
    const share = weight / coveredWeight;
    estimate += share * (mean(values) ?? 0);
    const spread = variance(values);
    squares =
      squares === null || spread === null
        ? null
        : squares + (share * share * spread) / values.length;
  }
  return { estimate, se: squares === null ? null : Math.sqrt(squares), coveredWeight };
}

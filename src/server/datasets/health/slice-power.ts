import { mdeMcnemar, shareChanged } from "#analysis/stats/power/mde-mcnemar.ts";
import { mdePairedMean } from "#analysis/stats/power/mde-paired-mean.ts";
import { wholeSlice } from "#contract/compare.ts";
import type { SlicePower } from "#contract/dataset-health.ts";
import type { SliceOutcomes } from "../../store/datasets/outcomes.ts";

/**
 * The smallest difference that a comparison over a slice finds in four of five tries. From two runs: by how
 * much they differ. From one: as if a second run were independent of it, p(1-p) changing each way, or twice
 * the variance; two runs of one model agree more than that, so the figure is on the careful side.
 */
export function slicePower(outcomes: SliceOutcomes, isPass: boolean): SlicePower {
  const { isAll, slice, mean, changed, pairs, between } = outcomes;
  const paired = pairs > 0;
  const n = paired ? pairs : outcomes.n;
  return {
    slice: isAll ? wholeSlice : slice,
    n,
    value: mean,
    mde: isPass && between === 0 ? passMde(outcomes, n, paired) : meanMde(outcomes, n, paired),
    basis: paired ? "pair" : "assumed",
    changed: paired ? changed : null,
  };
}

function passMde({ mean, changed }: SliceOutcomes, n: number, paired: boolean): number | null {
  if (mean === null || n === 0) return null;
  if (paired) return mdeMcnemar(shareChanged(changed, n), n);
  // Kept off 0 and 1, where no second run could ever differ.
  const rate = shareChanged(Math.round(mean * n), n);
  return mdeMcnemar(2 * rate * (1 - rate), n);
}

function meanMde(
  { variance, deltaVariance }: SliceOutcomes,
  n: number,
  paired: boolean,
): number | null {
  const spread = paired ? deltaVariance : variance && 2 * variance;
  return spread === null ? null : mdePairedMean(Math.sqrt(spread), n);
}

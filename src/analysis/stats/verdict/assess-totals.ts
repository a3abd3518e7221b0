import { newcombeIndependent } from "../pass-fail/newcombe-independent.ts";
import { level, type Assessment } from "./assessment.ts";
import type { Total } from "./cell.ts";
import type { Measure } from "./verdict.ts";

/**
 * Two runs of which only totals are known: Newcombe's independent interval for shares, since a share and its
 * n hold the whole sample; nothing but the difference for any other mean. No test, and never judged.
 */
export function assessTotals(baseline: Total, run: Total, measure: Measure): Assessment {
  const ratio = measure === "typical" || measure === "total";
  const asRatio = ratio && baseline.value > 0 && run.value > 0;
  const isShare = ({ value }: Total): boolean => value >= 0 && value <= 1;
  const shares = measure === "pass" && isShare(baseline) && isShare(run);
  const ci = shares
    ? newcombeIndependent(baseline.value * baseline.n, baseline.n, run.value * run.n, run.n, level)
    : null;
  return {
    values: {
      baseline: baseline.value,
      run: run.value,
      effect: asRatio ? run.value / baseline.value : run.value - baseline.value,
      scale: asRatio ? "ratio" : "difference",
    },
    ci: ci && { level, ...ci, method: "newcombe-independent" },
    p: null,
    paired: 0,
    groups: null,
    changes: { wins: 0, losses: 0, ties: 0 },
    mde: null,
    width: null,
    baselineIsZero: false,
    noSpread: false,
    draws: null,
  };
}

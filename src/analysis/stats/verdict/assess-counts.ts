import { mcnemar } from "../pass-fail/mcnemar.ts";
import { newcombePaired } from "../pass-fail/newcombe-paired.ts";
import { pairedTotal, type PairedCounts } from "../pass-fail/paired-counts.ts";
import { mdeMcnemar, pairsForMcnemar, shareChanged } from "../power/mde-mcnemar.ts";
import { level, power, type Assessment } from "./assessment.ts";
import { alpha, type Direction, type Power } from "./verdict.ts";

/** Pass/fail with one result per example: Newcombe's paired interval and McNemar's mid-p. */
export function assessCounts(
  counts: PairedCounts,
  direction: Direction,
  margin: number,
): Assessment {
  const n = pairedTotal(counts);
  const { bothPass, loss, win } = counts;
  const ci = newcombePaired(counts, level);
  const share = (passes: number): number | null => (n === 0 ? null : passes / n);
  return {
    values: {
      baseline: share(bothPass + loss),
      run: share(bothPass + win),
      effect: share(win - loss),
      scale: "difference",
    },
    ci: ci && { level, ...ci, method: "newcombe-paired" },
    p: n === 0 ? null : { raw: mcnemar(loss, win).midP, test: "mcnemar-midp" },
    paired: n,
    groups: null,
    changes: {
      wins: direction === "up" ? win : loss,
      losses: direction === "up" ? loss : win,
      ties: n - win - loss,
    },
    mde: powerOf(loss + win, n, margin),
    width: 1,
    baselineIsZero: false,
    noSpread: false,
    draws: null,
  };
}

function powerOf(changed: number, n: number, margin: number): Power | null {
  const psi = shareChanged(changed, n);
  const value = mdeMcnemar(psi, n, alpha, power);
  return value === null
    ? null
    : { power, value, needed: pairsForMcnemar(psi, margin, alpha, power) };
}

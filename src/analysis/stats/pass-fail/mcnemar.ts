import { logChoose } from "../special/log-gamma.ts";

export interface McNemar {
  readonly exact: number;
  /** Half the weight of the observed table: the p that verdicts use. */
  readonly midP: number;
}

/**
 * Two-sided test that an example which changed is as likely won as lost (McNemar).
 *
 * m = wins + losses, k = the smaller: exact = min(1, 2 sum_{i<=k} C(m,i)/2^m), mid-p = exact - C(m,k)/2^m,
 * and 1 - C(m,k)/2^m where both are equal. Mid-p keeps the level in all scenarios of Fagerland, Lydersen
 * and Laake 2013, and the exact p is advised against there. Summed from the largest term down relative to
 * it, because 2^m leaves the range of a double at m = 1,024. Nothing changed: p = 1.
 */
export function mcnemar(losses: number, wins: number): McNemar {
  const changed = losses + wins;
  if (changed === 0) return { exact: 1, midP: 1 };
  const fewer = Math.min(losses, wins);
  const observed = Math.exp(logChoose(changed, fewer) - changed * Math.LN2);
  if (losses === wins) return { exact: 1, midP: 1 - observed };
  let ratio = 1;
  let tail = 1;
  for (let i = fewer; i > 0; i -= 1) {
    ratio *= i / (changed - i + 1);
    tail += ratio;
    if (ratio < tail * 1e-18) break;
  }
  const exact = Math.min(1, 2 * observed * tail);
  return { exact, midP: Math.min(1, observed * (2 * tail - 1)) };
}

import { incompleteBeta } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal.ts";

/** Two-sided p of Student's t: P(|T| >= |t|) = I_{df/(df+t^2)}(df/2, 1/2). */
export function studentTwoSided(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/**
 * t with P(|T| <= t) = level, the multiplier of a two-sided interval (0 < level < 1, df > 0).
 *
 * Bracketed from the normal quantile, then halved: the t quantile is never below the normal one.
 */
export function studentTwoSidedQuantile(level: number, df: number): number {
  const outside = 1 - level;
  let low = normalQuantile(0.5 + level / 2) * 0.999;
  let high = low * 2;
  while (studentTwoSided(high, df) > outside) high *= 2;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentTwoSided(middle, df) > outside) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

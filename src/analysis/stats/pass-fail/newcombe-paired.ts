import { clipInterval, type Interval } from "../interval.ts";
import { pairedTotal, type PairedCounts } from "./paired-counts.ts";
import { wilson } from "./wilson.ts";

/**
 * Interval of pB - pA for paired pass/fail (Newcombe 1998, Stat Med 17:2635, method 10: square and add
 * the Wilson limits, with a corrected correlation).
 *
 * Covers .974/.931 (mean/least) at n = 10 and .955/.944 at n = 100 where Wald covers .818/.189; a
 * bootstrap of such data sits on a lattice of 1/n. Null without examples.
 */
export function newcombePaired(counts: PairedCounts, level = 0.95): Interval | null {
  const n = pairedTotal(counts);
  const passA = counts.bothPass + counts.loss;
  const passB = counts.bothPass + counts.win;
  const a = wilson(passA, n, level);
  const b = wilson(passB, n, level);
  if (a === null || b === null) return null;
  const pA = passA / n;
  const pB = passB / n;
  const phi = correlation(counts, n);
  const delta = (counts.win - counts.loss) / n;
  const down = squareAndAdd(pB - b.low, a.high - pA, phi);
  const up = squareAndAdd(b.high - pB, pA - a.low, phi);
  return clipInterval({ low: delta - down, high: delta + up }, -1, 1);
}

/** sqrt(x^2 - 2 phi x y + y^2); rounding may leave a negative speck under the root. */
function squareAndAdd(x: number, y: number, phi: number): number {
  return Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y));
}

/** Phi with Newcombe's continuity correction; 0 where a margin is empty. */
function correlation({ bothPass, loss, win, bothFail }: PairedCounts, n: number): number {
  const margins = (bothPass + win) * (loss + bothFail) * (bothPass + loss) * (win + bothFail);
  if (margins === 0) return 0;
  const cross = bothPass * bothFail - loss * win;
  const corrected = cross > n / 2 ? cross - n / 2 : cross >= 0 ? 0 : cross;
  return corrected / Math.sqrt(margins);
}

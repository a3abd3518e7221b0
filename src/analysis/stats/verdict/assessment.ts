import type { Changes, Direction, LevelInterval, Power, RawP, Values } from "./verdict.ts";

/** The numbers of one cell before it is judged among the others. */
export interface Assessment {
  readonly values: Values;
  readonly ci: LevelInterval | null;
  readonly p: RawP | null;
  readonly paired: number;
  readonly groups: number | null;
  readonly changes: Changes;
  readonly mde: Power | null;
  /** Most one example can change; null where there is no limit. */
  readonly width: number | null;
  readonly baselineIsZero: boolean;
  /** There was no variation to build an interval from. */
  readonly noSpread: boolean;
  /** Random draws behind the p or the interval; null where nothing was drawn. */
  readonly draws: number | null;
}

export const level = 0.95;
export const power = 0.8;

/** Counts examples by the sign of what changed, seen in the metric's direction. */
export function countChanges(differences: readonly number[], direction: Direction): Changes {
  let up = 0;
  let down = 0;
  for (const difference of differences) {
    if (difference > 0) up += 1;
    else if (difference < 0) down += 1;
  }
  const ties = differences.length - up - down;
  return direction === "up" ? { wins: up, losses: down, ties } : { wins: down, losses: up, ties };
}

/**
 * Differences on a grid of 1e-12 of the largest: 0.9 - 0.7 and 0.4 - 0.2 are the same change, and would
 * otherwise have a spread of rounding errors.
 */
export function snap(differences: readonly number[]): number[] {
  let largest = 0;
  for (const difference of differences) largest = Math.max(largest, Math.abs(difference));
  const grid = 1e-12 * largest;
  if (grid === 0) return [...differences];
  return differences.map((difference) => Math.round(difference / grid) * grid || 0);
}

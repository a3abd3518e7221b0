/**
 * Upper limit of a share after 0 events in n independent examples: 1 - (1-level)^(1/n).
 *
 * About 3/n at 95 %, hence the name (Hanley and Lippman-Hand 1983). 1 for n = 0: anything is possible.
 */
export function ruleOfThree(n: number, level = 0.95): number {
  return n <= 0 ? 1 : -Math.expm1(Math.log1p(-level) / n);
}

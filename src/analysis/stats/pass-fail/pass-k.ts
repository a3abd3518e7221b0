import { logChoose } from "../special/log-gamma.ts";

/**
 * Chance that ALL of k further tries at an example pass, from s passes in n tries: C(s,k)/C(n,k).
 *
 * Unbiased for independent tries (tau-bench's pass^k). Null for k > n.
 */
export function passHatK(passes: number, tries: number, k: number): number | null {
  if (k > tries) return null;
  return passes < k ? 0 : Math.exp(logChoose(passes, k) - logChoose(tries, k));
}

/** Chance that ANY of k further tries passes: 1 - C(n-s,k)/C(n,k) (Chen et al. 2021). Null for k > n. */
export function passAtK(passes: number, tries: number, k: number): number | null {
  const allFail = passHatK(tries - passes, tries, k);
  return allFail === null ? null : 1 - allFail;
}

import { logChoose } from "../special/log-gamma.ts";

/**
 * Logarithm of the e-value against "a change is as likely won as lost": 2^m b! c! / (m+1)!.
 *
 * A uniform mixture over the share of wins among changed examples. It may be looked at any time, as long
 * as the order of examples does not depend on outcomes: P(it ever reaches 1/alpha) <= alpha without an
 * effect (Ville). The logarithm, since the value itself overflows near 1,100 changes.
 */
export function logEValue(losses: number, wins: number): number {
  const changed = losses + wins;
  return changed * Math.LN2 - Math.log(changed + 1) - logChoose(changed, losses);
}

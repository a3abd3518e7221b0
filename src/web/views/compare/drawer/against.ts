import { againsts } from "#contract/links/compare-link.ts";

export type Against = (typeof againsts)[number];

export const againstWords: Readonly<Record<Against, string>> = {
  baseline: "to the baseline",
  reference: "to the reference",
  nothing: "none",
};

/** What the outputs are held against next: baseline, reference, nothing, and again. */
export function nextAgainst(now: Against = "baseline"): Against {
  return againsts[(againsts.indexOf(now) + 1) % againsts.length]!;
}

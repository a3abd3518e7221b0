import { clipInterval, type Interval } from "../interval.ts";
import { ruleOfThree } from "../pass-fail/rule-of-three.ts";
import { pairedT } from "./paired-t.ts";

/** Below this many changed examples the t interval of a bounded score covers far too little. */
const enoughChanged = 10;

export interface ScoreInterval {
  readonly ci: Interval | null;
  readonly method: "paired-t" | "paired-t-pseudo-pair" | "rule-of-three";
}

/**
 * Interval of the mean difference of a bounded score whose range is `width` wide.
 *
 * Ten or more changed examples: paired t, cut to what the range allows. Fewer: one example that gained
 * the full range and one that lost it are added before, since a rare big drop is likely not in the sample
 * at all (coverage .24 without and 1.0 with them at n = 10). None changed: the share of inputs that
 * could change times the range. Null where every example moved by the same amount.
 */
export function scoreInterval(
  differences: readonly number[],
  width: number,
  level = 0.95,
): ScoreInterval {
  const changed = differences.filter((difference) => difference !== 0).length;
  if (changed === 0) {
    const most = ruleOfThree(differences.length, level) * width;
    return { ci: { low: -most, high: most }, method: "rule-of-three" };
  }
  const few = changed < enoughChanged;
  const { ci } = pairedT(few ? [...differences, width, -width] : differences, level);
  return {
    ci: ci === null ? null : clipInterval(ci, -width, width),
    method: few ? "paired-t-pseudo-pair" : "paired-t",
  };
}

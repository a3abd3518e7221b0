import type { Warning } from "#analysis/stats/verdict/verdict.ts";

const words: Readonly<Record<Warning, string>> = {
  ci_excludes_zero_but_adjusted_p_does_not:
    "On its own this looks like a change; among everything that was tested here it can be chance.",
  slices_disagree: "Better over all examples, and worse in at least one slice.",
  run_has_unfinished_outputs: "Some outputs stop before an answer.",
  missing_over_5_percent: "More than 5 % of the examples have a value in one run only.",
  unpaired: "The runs share no examples: this compares two different sets.",
  few_changed: "Fewer than 5 examples changed: no test can be sure of so few.",
  best_of_k:
    "Picked as the best of several runs on this data: its true score is likely a little lower.",
  smaller_than_margin: "The change is sure, and smaller than what was said to matter.",
  baseline_is_zero: "The baseline is 0, so there is no ratio.",
  no_spread: "Every example moved by the same amount: there is no interval, the test stands alone.",
  duplicate_examples: "Some examples occur more than once.",
  conflicting_labels: "Some equal examples have different reference answers.",
  judge_not_validated: "The judge has not been checked against people.",
};

/** What a warning of a verdict means; one of a later release is shown by its code. */
export function warningWords(code: string): string {
  return isKnown(code) ? words[code] : code.replaceAll("_", " ");
}

function isKnown(code: string): code is Warning {
  return Object.hasOwn(words, code);
}

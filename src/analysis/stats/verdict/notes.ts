import type { Verdict } from "./verdict.ts";
import { countWords, quantityWords } from "./words.ts";

/** What to say beside the sentence of a verdict, one line each; empty when there is nothing to add. */
export function verdictNotes(verdict: Verdict): string[] {
  const { n, bestOf, warnings, measure } = verdict;
  const errored = n.errored.baseline + n.errored.run;
  const missing = n.onlyBaseline + n.onlyRun;
  const notes: string[] = [];
  if (errored > 0) {
    const counted = measure === "pass" ? `and ${errored === 1 ? "counts" : "count"} as wrong` : "";
    notes.push(`${quantityWords(errored, "output")} failed to run ${counted}`.trimEnd() + ".");
  }
  if (n.unscored > 0)
    notes.push(
      `${quantityWords(n.unscored, "output")} ${n.unscored === 1 ? "has no score and is" : "have no score and are"} left out.`,
    );
  if (warnings.includes("missing_over_5_percent"))
    notes.push(
      `${quantityWords(missing, "example")} ${missing === 1 ? "has" : "have"} a value in one run only.`,
    );
  if (warnings.includes("slices_disagree"))
    notes.push("Better over all examples, and worse in at least one slice.");
  if (bestOf !== null)
    notes.push(
      `Picked as best of ${countWords(bestOf)} on this data: its true score is likely a little lower.`,
    );
  if (warnings.includes("baseline_is_zero")) notes.push("The baseline is 0, so no ratio.");
  if (warnings.includes("duplicate_examples")) notes.push("Some examples occur more than once.");
  if (warnings.includes("conflicting_labels"))
    notes.push("Some equal examples have different reference answers.");
  if (warnings.includes("judge_not_validated"))
    notes.push("The judge has not been checked against people.");
  return notes;
}

import type { LabelProgress, QueueKind } from "#contract/labels.ts";
import { formatCount, formatNumber, formatQuantity } from "#web/ui/format.ts";
import { judgeName } from "./label-choice.ts";

export const kindWords: Record<QueueKind, string> = {
  unscored: "Not yet scored by me",
  all: "All results",
  disagree: "Judge and people disagree",
  uncertain: "Judge is uncertain",
  random: "A random sample",
};

/** How far one is, as the answer of the page. */
export function queueSentence(
  { total, scored, annotators }: LabelProgress,
  annotator: string,
  metric: string,
): string {
  if (total === 0) return "No result is in this queue.";
  if (annotator) {
    const rest = total - scored;
    const left = rest === 0 ? "all done" : `${formatCount(rest)} to go`;
    return `${formatCount(scored)} of ${formatCount(total)} scored by you for ${metric}, ${left}.`;
  }
  if (annotators.length === 0)
    return `${formatQuantity(total, "result")} to score for ${metric}; nobody has scored one.`;
  return `${formatQuantity(total, "result")} to score for ${metric}; ${formatQuantity(annotators.length, "person has", "people have")} scored some.`;
}

/** Why the queue is empty and what to do, by what was asked for. */
export function emptyWords(
  which: QueueKind,
  progress: LabelProgress | undefined,
  filtered: boolean,
): { readonly title: string; readonly advice: string } {
  const more = filtered ? "Remove the filter to look among all examples." : "";
  const judge = progress?.judge ? judgeName(progress.judge) : undefined;
  if (which === "unscored" && progress && progress.total > 0)
    return {
      title: "You have scored all of them",
      advice: "Agreement says how far people and judges agree.",
    };
  if ((which === "disagree" || which === "uncertain") && judge === undefined)
    return {
      title: "No judge has scored these runs by this metric",
      advice: "Score all results, or choose another metric.",
    };
  if (which === "disagree")
    return { title: `${judge} and people disagree on no result`, advice: apartWords(progress) };
  if (which === "uncertain")
    return { title: `${judge} gave no score near the middle`, advice: middleWords(progress) };
  return { title: "No result is in this queue", advice: more || "The runs have no outputs yet." };
}

/** What counts as disagreement. */
export function apartWords(progress: LabelProgress | undefined): string {
  if (!progress) return "";
  if (progress.apart === null) return "A result counts where the two say different things.";
  return `A result counts where they are more than ${formatNumber(progress.apart)} apart, a quarter of the range.`;
}

/** What counts as uncertain. */
export function middleWords(progress: LabelProgress | undefined): string {
  if (!progress?.middle) return "Labels have no middle.";
  const [low, high] = progress.middle;
  return `A score from ${formatNumber(low)} to ${formatNumber(high)}, the middle third of the range, counts.`;
}

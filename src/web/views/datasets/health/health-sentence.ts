import { wholeSlice } from "#contract/compare.ts";
import type { DatasetHealth } from "#contract/dataset-health.ts";
import { formatMetricDelta, type MetricLook } from "#web/ui/format-metric.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

/** How far a dataset can be trusted, worst first; an answer in parts while texts are being looked at. */
export function healthSentence({ texts, results }: DatasetHealth, metric: MetricLook): string {
  const parts: string[] = [];
  if (texts) {
    const { overlap, duplicates } = texts;
    const prompts = overlap.prompts.filter(({ count }) => count > 0).length;
    if (overlap.exampleCount > 0)
      parts.push(
        `${formatQuantity(overlap.exampleCount, "example stands", "examples stand")} in ${prompts === 1 ? "a prompt" : "prompts"}`,
      );
    if (duplicates.conflictCount > 0)
      parts.push(
        `${formatQuantity(duplicates.conflictCount, "question has", "questions have")} two answers`,
      );
    if (duplicates.groupCount > 0)
      parts.push(
        `${formatQuantity(duplicates.groupCount, "question is", "questions are")} asked more than once`,
      );
  }
  const found = parts.length > 0;
  if (!found && texts) parts.push("No duplicate, no conflict, no example in a prompt");
  const sentences = parts.length > 0 ? [`${parts.join(", ")}.`] : [];
  if (results?.saturated && results.neverSolved)
    sentences.push(
      `${formatCount(results.saturated.count)} always right, ${formatCount(results.neverSolved.count)} never.`,
    );
  const whole = results?.power.find(({ slice }) => slice === wholeSlice);
  if (whole && whole.mde !== null)
    sentences.push(
      `${formatQuantity(whole.n, "example")} can show changes of about ${changeText(metric, whole.mde)}.`,
    );
  return sentences.join(" ");
}

/** A size of change without its sign: "9.1 points", "0.12". */
export function changeText(metric: MetricLook, size: number): string {
  const text = changeCell(metric, size);
  return metric?.kind === "pass" ? `${text} points` : text;
}

/** Half of the last digit that is written, of points and of plain numbers alike. */
const leastShown = 0.0005;

/** The same for a column that carries the unit in its header; what would round to 0 is not 0. */
export function changeCell(metric: MetricLook, size: number): string {
  const isPass = metric?.kind === "pass";
  if (size < leastShown) return isPass ? "< 0.1" : "< 0.001";
  return formatMetricDelta(metric, size).replace("+", "");
}

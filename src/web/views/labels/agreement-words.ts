import type { Agreement, Estimate, Likeness } from "#contract/agreement.ts";
import type { Metric } from "#contract/registries.ts";
import {
  formatMetricCell,
  formatMetricDelta,
  formatMetricValue,
  metricUnit,
} from "#web/ui/format-metric.ts";
import { formatCount, formatNumber, formatQuantity, formatRate } from "#web/ui/format.ts";
import { judgeName } from "./label-choice.ts";

type JudgeAgreement = Agreement["judges"][number];

/** Below this many examples scored by both, agreement may be chance either way. */
const fewExamples = 30;
const fewWords = `Fewer than ${fewExamples} examples scored by both say little.`;

/** The judge a link names, else the first that people have scored beside. */
export function chosenJudge(
  { judges }: Agreement,
  wanted: string | undefined,
): JudgeAgreement | undefined {
  return (
    judges.find(({ judge }) => judge.id === wanted) ??
    judges.find(({ results }) => results > 0) ??
    judges[0]
  );
}

/** The answer of the page: how far the judge agrees with people, and what that changes. */
export function agreementSentence(agreement: Agreement, judge: JudgeAgreement | undefined): string {
  const { metric, labelled, people } = agreement;
  if (labelled.results === 0) return `Nobody has scored these runs by ${metric.name} yet.`;
  if (!judge)
    return `${formatQuantity(people.length, "person has", "people have")} scored ${formatQuantity(labelled.results, "result")}; no judge has scored these runs.`;
  const parts = [likenessWords(judge, judgeName(judge.judge)), correctedWords(agreement, judge)];
  const warning = judge.results > 0 && judge.examples < fewExamples ? ` ${fewWords}` : "";
  return `${capital(parts.filter(Boolean).join("; "))}.${warning}`;
}

/** "grader 2 agrees with people on 91 of 100 results (kappa 0.80)". */
function likenessWords(likeness: Likeness, name: string): string {
  const { results, examples, agree, kappa, difference } = likeness;
  if (results === 0) return `${name} and people have scored no result in common`;
  if (agree)
    return `${name} agrees with people on ${formatCount(agree.count)} of ${resultWords(results, examples)} (${kappaWords(agree, kappa)})`;
  const apart = formatNumber(round(difference?.absolute.value ?? 0));
  const together = difference?.correlation.value ?? null;
  const correlation = together === null ? "" : ` (correlation ${together.toFixed(2)})`;
  return `${name} is ${apart} away from people on average, over ${resultWords(results, examples)}${correlation}`;
}

function kappaWords(agree: Estimate, kappa: Estimate | null): string {
  if (kappa?.value != null) return `kappa ${kappa.value.toFixed(2)}`;
  return `agreement ${formatRate(agree.value ?? 0)}, kappa undefined`;
}

/** What the correction changes most. */
function correctedWords({ corrected, metric, runs }: Agreement, { judge }: JudgeAgreement): string {
  const [most] = corrected
    .flatMap(({ judge: id, run, byJudge, corrected: { value } }) =>
      id === judge.id && value !== null && byJudge.value !== null
        ? [{ run, value, byJudge: byJudge.value, shift: Math.abs(value - byJudge.value) }]
        : [],
    )
    .toSorted((a, b) => b.shift - a.shift);
  if (!most) return "";
  const name = runs.find(({ id }) => id === most.run)?.name ?? most.run;
  const [now, before] = [most.value, most.byJudge].map((value) =>
    formatMetricValue(metric, round(value)),
  );
  return now === before
    ? `corrected, the scores stay as they are`
    : `corrected, ${name} has ${now} instead of ${before}`;
}

/** "36 results", and of how many examples where several runs or repetitions were scored. */
function resultWords(results: number, examples: number): string {
  const words = formatQuantity(results, "result");
  return examples === results ? words : `${words} of ${formatQuantity(examples, "example")}`;
}

/** Three decimals are more than labels of people can tell. */
function round(value: number): number {
  return Number(value.toFixed(3));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A score in a column that carries its unit: all of one length, so that they can be compared by eye. */
export function scoreCell(metric: Pick<Metric, "kind" | "unit">, value: number): string {
  return isShort(metric, value)
    ? value.toFixed(3).replace("-", "−")
    : formatMetricCell(metric, value);
}

/** The same for a difference, with its sign. */
export function differenceCell(metric: Pick<Metric, "kind" | "unit">, value: number): string {
  if (!isShort(metric, value)) return formatMetricDelta(metric, value);
  const text = scoreCell(metric, value);
  return value > 0 ? `+${text}` : text;
}

function isShort({ kind }: Pick<Metric, "kind">, value: number): boolean {
  return kind !== "pass" && Math.abs(value) < 100;
}

/** "%" or the metric's own unit, for a header. */
export function unitText(metric: Pick<Metric, "kind" | "unit">): string {
  const unit = metricUnit(metric);
  return unit && `, ${unit}`;
}

const warningWords: Readonly<Record<string, (split: string) => string>> = {
  few_labels: () => fewWords,
  one_category: () => "Both only ever used one category: kappa is undefined.",
  many_categories: () => "There are too many labels for a table.",
  people_split: (split) => `People are evenly split on ${split}: left out.`,
};

/** What to bear in mind, in words. */
export function warningsOf({ warnings, split }: Pick<Likeness, "warnings" | "split">): string[] {
  return warnings.flatMap((code) => warningWords[code]?.(formatQuantity(split, "result")) ?? []);
}

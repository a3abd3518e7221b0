import type { PairOutcome, Parting, RunPartings } from "#contract/run-partings.ts";
import {
  formatCount,
  formatP,
  formatPercentage,
  formatQuantity,
  formatRate,
} from "#web/ui/format.ts";

const alpha = 0.05;

export const outcomeWords: Readonly<
  Record<PairOutcome, { readonly mark: string; readonly word: string }>
> = {
  broken: { mark: "▼", word: "Broken" },
  fixed: { mark: "▲", word: "Fixed" },
  both_wrong: { mark: "✗", word: "Both wrong" },
  both_right: { mark: "✓", word: "Both right" },
  not_judged: { mark: "–", word: "Not judged" },
};

/** What differs there. */
export function partingWords({ change, facet, kind }: Parting): string {
  if (change === "lost") return "only A does this";
  if (change === "added") return "only B does this";
  switch (facet) {
    case "subject":
      return kind === "LLM" ? "another model" : "another tool";
    case "error":
    case "status":
      return "it fails in one of them, or with another error";
    case "input":
      return kind === "TOOL" ? "called with other arguments" : "given other input";
    case "output":
      return "it comes out differently";
    case "name":
    case null:
      return "it has another name";
  }
}

/** Name of the step where they part. */
export function partingStep({ path }: Parting): string {
  return path.at(-1) || "(no name)";
}

/** Whether pairs that part here are broken more or less often than chance would have it. */
export function isTelling({ adjusted }: Parting): boolean {
  return adjusted !== null && adjusted <= alpha;
}

/** "9 of 50, 18.0 %, likely 9.8 to 30.8 %" */
export function shareWords({ count, low, high }: Parting, aligned: number): string {
  return `${formatCount(count)} of ${formatCount(aligned)}, ${formatRate(count / aligned)}, likely ${formatPercentage(low)} to ${formatRate(high)}`;
}

/** The answer of the page. */
export function partingsSentence(found: RunPartings): string {
  const { aligned, same, partings, total } = found;
  if (total === 0) return "The runs have no example of which both have a trace.";
  if (aligned === 0) return "No pair of traces could be aligned.";
  const [most] = partings;
  if (!most) return `All ${formatQuantity(aligned, "pair")} of traces took the same course.`;
  const none =
    aligned === 1
      ? "The one pair of traces took different courses."
      : `None of ${formatQuantity(aligned, "pair")} of traces took the same course.`;
  const course =
    same === 0
      ? none
      : `Of ${formatQuantity(aligned, "pair")} of traces ${formatCount(same)} took the same course.`;
  const where = `Most often they part at “${partingStep(most)}”: ${partingWords(most)} (${shareWords(most, aligned)}).`;
  return [course, where, brokenWords(found)].filter(Boolean).join(" ");
}

function brokenWords({ partings, judged, broken }: RunPartings): string {
  const [worst] = partings
    .filter(isTelling)
    .filter((one) => one.broken / one.judged > broken / judged)
    .toSorted((a, b) => (a.adjusted ?? 1) - (b.adjusted ?? 1));
  if (!worst) return "";
  const elsewhere = `${formatCount(broken - worst.broken)} of ${formatCount(judged - worst.judged)}`;
  return `Those that part at “${partingStep(worst)}” are broken more often than the others: ${formatCount(worst.broken)} of ${formatCount(worst.judged)} against ${elsewhere} (p ${formatP(worst.adjusted ?? 1)}, adjusted over ${formatQuantity(partings.length, "place")}).`;
}

/** What the figures do not cover; "" where they cover all. */
export function limitsWords({ total, aligned, unread, judged }: RunPartings): string {
  const parts: string[] = [];
  if (total > aligned + unread)
    parts.push(
      `${formatCount(aligned + unread)} of ${formatQuantity(total, "pair")} were chosen, always the same ones`,
    );
  if (unread > 0)
    parts.push(
      `${formatQuantity(unread, "pair")} left out: a trace has not arrived or has more than 2,000 spans`,
    );
  if (judged === 0 && aligned > 0)
    parts.push("no pair is judged by a pass metric, so none counts as fixed or broken");
  return parts.length > 0 ? `${parts.join("; ")}.` : "";
}

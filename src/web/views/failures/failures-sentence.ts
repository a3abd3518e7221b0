import type { FailureGroup, Failures } from "#contract/failures.ts";
import { formatMoment } from "#web/ui/format-time.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

type Told = Pick<Failures, "traceCount" | "fatalCount" | "recoveredCount" | "total" | "buckets">;

const longestMessage = 80;

/**
 * "13 of 366 traces failed, in 3 ways; the commonest: look_up_order “order <n> not found”, 7 traces, new since
 * 10:12." `commonest` is left out where the order of the list does not say which it is.
 */
export function failuresSentence(
  told: Told,
  commonest: FailureGroup | undefined,
  nowMs: number,
): string {
  const { traceCount, fatalCount, recoveredCount, total } = told;
  if (traceCount === 0) return "There are no traces here.";
  if (fatalCount + recoveredCount === 0)
    return `${traceCount === 1 ? "The one trace" : `None of ${formatCount(traceCount)} traces`} ${traceCount === 1 ? "did not fail" : "failed"}.`;
  const failed = `${formatCount(fatalCount)} of ${formatQuantity(traceCount, "trace")} failed`;
  const recovered =
    recoveredCount > 0 ? `, ${formatCount(recoveredCount)} failed on the way and recovered` : "";
  const ways = total > 0 ? `, in ${formatQuantity(total, "way")}` : "";
  const which =
    commonest && total > 1 ? `; the commonest: ${groupWords(commonest, told, nowMs)}` : "";
  const only = commonest && total === 1 ? `: ${groupWords(commonest, told, nowMs)}` : "";
  return `${failed}${recovered}${ways}${which}${only}.`;
}

/** The first of the groups, the commonest first, where no other is as common. */
export function commonestOf(groups: readonly FailureGroup[]): FailureGroup | undefined {
  const [first, second] = groups;
  return first && first.traceCount > (second?.traceCount ?? 0) ? first : undefined;
}

function groupWords(group: FailureGroup, told: Told, nowMs: number): string {
  const step = group.path.at(-1) ?? "a step without a name";
  const message = shorten(group.message || group.errorType || "no message");
  const since = formatMoment(Date.parse(group.firstSeen), nowMs);
  return `${step} “${message}”, ${formatQuantity(group.traceCount, "trace")}, ${isNew(group, told.buckets.length) ? "new since" : "first seen"} ${since}`;
}

/** Whether it came up in the later half of the time in which anything failed. */
export function isNew({ counts }: Pick<FailureGroup, "counts">, buckets: number): boolean {
  const first = counts.findIndex((count) => count > 0);
  return buckets >= 4 && first >= buckets / 2;
}

function shorten(text: string): string {
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}

import type { SpanSummary } from "#contract/span.ts";
import { spanAt } from "#contract/trace-columns/span-at.ts";
import { findSpanId } from "#contract/trace-columns/span-ids.ts";
import { spanFlag, type TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { formatDuration, formatQuantity } from "#web/ui/format.ts";

/** One sentence about a trace; `span` is the one it speaks of. */
export interface Answer {
  readonly tone: "error" | "warning" | "plain";
  readonly before: string;
  readonly span?: SpanSummary;
  readonly after: string;
}

/** What a reader wants to know first: why it failed, then what to keep in mind about the figures. */
export function answersOf(columns: TraceColumns): Answer[] {
  const outcome = outcomeOf(columns);
  return [...(outcome ? [outcome] : []), ...cautions(columns)];
}

/** Index of the span that made a trace fail: the first error without an error below it. -1 if none failed. */
export function causeOf({ trace, spanIds, flags }: TraceColumns): number {
  const named = trace.errorSpanId === null ? -1 : findSpanId(spanIds, trace.errorSpanId);
  if (named >= 0) return named;
  const cause = flags.findIndex((flag) => (flag & spanFlag.cause) !== 0);
  return cause >= 0 ? cause : flags.findIndex((flag) => (flag & spanFlag.error) !== 0);
}

function outcomeOf(columns: TraceColumns): Answer | undefined {
  const { trace } = columns;
  const cause = causeOf(columns);
  if (trace.status === "error") {
    if (cause < 0) return plain("error", "Failed without saying why.");
    return { tone: "error", before: "Failed because: ", ...said(columns, cause) };
  }
  if (trace.recovered && cause >= 0) {
    const { span, after } = said(columns, cause);
    const end = `${after} The trace went on and did not fail.`;
    return { tone: "warning", before: "Recovered: ", span, after: end };
  }
  if (trace.running) {
    const open = countFlag(columns, spanFlag.running);
    return plain("plain", `Still running: ${formatQuantity(open, "span")} not ended yet.`);
  }
  return longestStep(columns);
}

/** "said “…” (span 14 of 22); 2 more failed." */
function said(columns: TraceColumns, cause: number): { span: SpanSummary; after: string } {
  const span = spanAt(columns, cause);
  const text = (span.errorMessage ?? span.errorType ?? "").trim();
  const words = text ? `said “${cut(firstLine(text), 240)}”` : "failed and gave no message";
  const place = `(span ${(cause + 1).toLocaleString("en-US")} of ${columns.count.toLocaleString("en-US")})`;
  const more = countFlag(columns, spanFlag.cause) - (span.cause ? 1 : 0);
  const others = more > 0 ? `; ${more.toLocaleString("en-US")} more failed on their own` : "";
  return { span, after: ` ${words} ${place}${others}.` };
}

function longestStep(columns: TraceColumns): Answer | undefined {
  const { trace, count, durationMs, end } = columns;
  if (trace.timing === "synthetic" || trace.durationMs === null) return undefined;
  let longest = -1;
  for (let index = 0; index < count; index++)
    if (end[index] === index + 1 && durationMs[index]! > (durationMs[longest] ?? 0))
      longest = index;
  const done = trace.status === "ok" ? "Succeeded" : "Finished";
  const whole = `${done} in ${formatDuration(trace.durationMs)}`;
  if (longest < 0 || count < 2) return plain("plain", `${whole}.`);
  const span = spanAt(columns, longest);
  const took = formatDuration(durationMs[longest]!);
  // A step may outlive its trace: work that nobody waited for, or clocks that differ.
  if (durationMs[longest]! > trace.durationMs * 1.01)
    return { tone: "plain", before: `${whole}, but `, span, after: ` took ${took}.` };
  const before = `${whole}. The longest step was `;
  return { tone: "plain", before, span, after: ` with ${took}.` };
}

function countFlag({ flags }: TraceColumns, wanted: number): number {
  let count = 0;
  for (const flag of flags) if (flag & wanted) count++;
  return count;
}

function cautions(columns: TraceColumns): Answer[] {
  const { trace } = columns;
  const { unpricedCalls, unreportedCalls } = trace;
  const orphanCount = countFlag(columns, spanFlag.orphan);
  const rings = countFlag(columns, spanFlag.cyclic);
  const found: string[] = [];
  if (trace.timing === "synthetic")
    found.push("Order only: these times are synthetic, bars show the order of steps.");
  if (orphanCount > 0)
    found.push(
      `${formatQuantity(orphanCount, "span")} ${orphanCount === 1 ? "has" : "have"} lost ${orphanCount === 1 ? "its" : "their"} parent: it was never received.`,
    );
  if (rings > 0)
    found.push(
      `${formatQuantity(rings, "span")} ${rings === 1 ? "is its" : "are their"} own ancestor; shown at top level.`,
    );
  if (unpricedCalls > 0)
    found.push(
      `${formatQuantity(unpricedCalls, "call")} ${unpricedCalls === 1 ? "has" : "have"} no known price and ${unpricedCalls === 1 ? "is" : "are"} not in the cost.`,
    );
  if (unreportedCalls > 0)
    found.push(`${formatQuantity(unreportedCalls, "model call")} reported no tokens.`);
  return found.map((text) => plain("warning", text));
}

function plain(tone: Answer["tone"], before: string): Answer {
  return { tone, before, after: "" };
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

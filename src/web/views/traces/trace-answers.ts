import type { SpanSummary } from "#contract/span.ts";
import type { TraceSummary } from "#contract/traces.ts";
import { formatDuration, formatQuantity } from "#web/ui/format.ts";

/** One sentence about a trace; `span` is the one it speaks of. */
export interface Answer {
  readonly tone: "error" | "warning" | "plain";
  readonly before: string;
  readonly span?: SpanSummary;
  readonly after: string;
}

/** What a reader wants to know first: why it failed, then what to keep in mind about the figures. */
export function answersOf(trace: TraceSummary, spans: readonly SpanSummary[]): Answer[] {
  const outcome = outcomeOf(trace, spans);
  return [...(outcome ? [outcome] : []), ...cautions(trace, spans)];
}

/** The span that made a trace fail: the first error without an error below it. */
export function causeOf(
  trace: TraceSummary,
  spans: readonly SpanSummary[],
): SpanSummary | undefined {
  return (
    spans.find(({ spanId }) => spanId === trace.errorSpanId) ??
    spans.find(({ cause }) => cause) ??
    spans.find(({ status }) => status === "error")
  );
}

function outcomeOf(trace: TraceSummary, spans: readonly SpanSummary[]): Answer | undefined {
  const cause = causeOf(trace, spans);
  if (trace.status === "error") {
    if (!cause) return plain("error", "Failed without saying why.");
    return { tone: "error", before: "Failed because: ", span: cause, after: said(cause, spans) };
  }
  if (trace.recovered && cause)
    return {
      tone: "warning",
      before: "Recovered: ",
      span: cause,
      after: `${said(cause, spans)} The trace went on and did not fail.`,
    };
  if (trace.running) {
    const open = spans.filter(({ running }) => running).length;
    return plain("plain", `Still running: ${formatQuantity(open, "span")} not ended yet.`);
  }
  return longestStep(trace, spans);
}

/** "said “…” (span 14 of 22); 2 more failed." */
function said(cause: SpanSummary, spans: readonly SpanSummary[]): string {
  const text = (cause.errorMessage ?? cause.errorType ?? "").trim();
  const words = text ? `said “${cut(firstLine(text), 240)}”` : "failed and gave no message";
  const place = `(span ${(spans.indexOf(cause) + 1).toLocaleString("en-US")} of ${spans.length.toLocaleString("en-US")})`;
  const more = spans.filter((span) => span.cause && span !== cause).length;
  const others = more > 0 ? `; ${more.toLocaleString("en-US")} more failed on their own` : "";
  return ` ${words} ${place}${others}.`;
}

function longestStep(trace: TraceSummary, spans: readonly SpanSummary[]): Answer | undefined {
  if (trace.timing === "synthetic" || trace.durationMs === null) return undefined;
  const owners = new Set(spans.map(({ parentSpanId }) => parentSpanId));
  let longest: SpanSummary | undefined;
  for (const span of spans)
    if (!owners.has(span.spanId) && (span.durationMs ?? 0) > (longest?.durationMs ?? 0))
      longest = span;
  const done = trace.status === "ok" ? "Succeeded" : "Finished";
  const whole = `${done} in ${formatDuration(trace.durationMs)}`;
  if (!longest?.durationMs || spans.length < 2) return plain("plain", `${whole}.`);
  const took = formatDuration(longest.durationMs);
  // A step may outlive its trace: work that nobody waited for, or clocks that differ.
  if (longest.durationMs > trace.durationMs * 1.01)
    return { tone: "plain", before: `${whole}, but `, span: longest, after: ` took ${took}.` };
  const before = `${whole}. The longest step was `;
  return { tone: "plain", before, span: longest, after: ` with ${took}.` };
}

function cautions(trace: TraceSummary, spans: readonly SpanSummary[]): Answer[] {
  const { unpricedCalls, unreportedCalls } = trace;
  const orphanCount = spans.filter(({ orphan, cyclic }) => orphan && !cyclic).length;
  const rings = spans.filter(({ cyclic }) => cyclic).length;
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

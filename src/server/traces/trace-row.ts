import { type RollUp, rollUp } from "#analysis/trace/roll-up.ts";
import { secondsText } from "../store/spans/span-row.ts";
import type { NarrowSpan } from "../store/traces/roll-up-source.ts";
import { nextVersion } from "../store/version.ts";
import { failureColumns } from "./trace-failures.ts";

/** Values of one trace are few; a broken sender's many must not make a row of megabytes. */
const mostValues = 50;
/** How far around a wordless failure its words are sought; parents may form a ring. */
const mostSteps = 20;

/** The row of `roll_ups` that sums up the spans of one trace. */
export function traceRow(project: string, traceId: string, spans: readonly NarrowSpan[]): object {
  const totals = rollUp(spans);
  const byStart = spans.toSorted((a, b) =>
    a.startNs < b.startNs ? -1 : a.startNs > b.startNs ? 1 : 0,
  );
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const front = byId.get(totals.roots[0] ?? "") ?? byStart[0];
  const cause = byId.get(totals.causes[0] ?? "");
  return {
    project,
    trace_id: traceId,
    name: front?.name ?? "",
    kind: front?.kind ?? "UNKNOWN",
    start_time: secondsText(totals.startNs),
    first_start: secondsText(byStart[0]?.startNs ?? 0n),
    last_start: secondsText(byStart.at(-1)?.startNs ?? 0n),
    duration_ms: totals.durationMs,
    synthetic: spans.some(({ timing }) => timing === "synthetic"),
    ...counts(totals),
    models: ofCalls(byStart, "model"),
    providers: ofCalls(byStart, "provider"),
    kinds: distinct(byStart.map(({ kind }) => kind)),
    prompt_versions: distinct(byStart.map(({ promptVersion }) => promptVersion)),
    service: front?.service ?? "",
    services: distinct(byStart.map(({ service }) => service)),
    environment: firstOf(byStart, "environment"),
    release: firstOf(byStart, "release"),
    session_id: firstOf(byStart, "sessionId"),
    user_id: firstOf(byStart, "userId"),
    tags: distinct(byStart.flatMap(({ tags }) => tags)),
    metadata: front?.metadata ?? {},
    ...reasonOf(cause, byId),
    error_span_id: cause?.spanId ?? "",
    ...failureColumns(byId, totals.causes),
    input: front?.input ?? "",
    output: front?.output ?? "",
    ver: nextVersion(),
  };
}

/** What the cause says of itself; where it says nothing, what the nearest failure around it says. */
function reasonOf(
  cause: NarrowSpan | undefined,
  byId: ReadonlyMap<string, NarrowSpan>,
): { error_type: string; error_message: string } {
  let span = cause;
  for (let steps = 0; span?.status === "error" && steps < mostSteps; steps++) {
    if (span.errorMessage !== "" || span.errorType !== "") break;
    const around = byId.get(span.parentSpanId);
    if (around?.status !== "error") break;
    span = around;
  }
  return { error_type: span?.errorType ?? "", error_message: span?.errorMessage ?? "" };
}

const modelKinds = new Set(["LLM", "EMBEDDING", "RERANKER"]);

/** What was called. What encloses a call names the model it asked for, often by an alias, or a framework. */
function ofCalls(spans: readonly NarrowSpan[], field: "model" | "provider"): string[] {
  const calls = spans.filter(({ kind }) => modelKinds.has(kind));
  const called = distinct(calls.map((span) => span[field]));
  return called.length > 0 ? called : distinct(spans.map((span) => span[field]));
}

function counts(totals: RollUp): object {
  const { tokens } = totals;
  return {
    status: totals.status,
    recovered: totals.recovered,
    running: totals.running,
    span_count: totals.spanCount,
    error_count: totals.errorCount,
    root_count: totals.roots.length,
    orphan_count: totals.orphans.length,
    llm_calls: totals.llmCalls,
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    total_tokens: tokens.total,
    cache_read_tokens: tokens.cacheRead,
    cache_write_tokens: tokens.cacheWrite,
    reasoning_tokens: tokens.reasoning,
    cost_usd: totals.costUsd,
    unpriced_calls: totals.unpricedCalls,
    unreported_calls: totals.unreportedCalls,
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== "").slice(0, mostValues);
}

function firstOf(
  spans: readonly NarrowSpan[],
  field: "environment" | "release" | "sessionId" | "userId",
): string {
  return spans.find((span) => span[field] !== "")?.[field] ?? "";
}

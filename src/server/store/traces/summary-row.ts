import { z } from "zod";
import { spanKind, status } from "#contract/span.ts";
import type { TraceSummary } from "#contract/traces.ts";

const nullableNumber = z.number().nullable();

/** A row of `roll_ups` as {@link summaryColumns} selects it. */
export const summaryRow = z.object({
  trace_id: z.string(),
  name: z.string(),
  kind: spanKind,
  status,
  recovered: z.boolean(),
  start_ns: z.string(),
  duration_ms: nullableNumber,
  synthetic: z.boolean(),
  running: z.boolean(),
  span_count: z.number(),
  error_count: z.number(),
  root_count: z.number(),
  orphan_count: z.number(),
  llm_calls: z.number(),
  prompt_tokens: nullableNumber,
  completion_tokens: nullableNumber,
  total_tokens: nullableNumber,
  cache_read_tokens: nullableNumber,
  cache_write_tokens: nullableNumber,
  reasoning_tokens: nullableNumber,
  cost_usd: nullableNumber,
  unpriced_calls: z.number(),
  unreported_calls: z.number(),
  models: z.array(z.string()),
  providers: z.array(z.string()),
  kinds: z.array(spanKind),
  prompt_versions: z.array(z.string()),
  service: z.string(),
  services: z.array(z.string()),
  environment: z.string(),
  release: z.string(),
  session_id: z.string(),
  user_id: z.string(),
  tags: z.array(z.string()),
  error_type: z.string(),
  error_message: z.string(),
  error_span_id: z.string(),
  input: z.string(),
  output: z.string(),
});

export const summaryColumns = Object.keys(summaryRow.shape)
  .map((name) =>
    name === "start_ns" ? "toString(toUnixTimestamp64Nano(start_time)) AS start_ns" : name,
  )
  .join(", ");

/** The row in the words of the contract: an empty text is an absent one. */
export function summaryOf(row: z.output<typeof summaryRow>): TraceSummary {
  return {
    traceId: row.trace_id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    recovered: row.recovered,
    startNs: row.start_ns,
    durationMs: row.duration_ms,
    timing: row.synthetic ? "synthetic" : "real",
    running: row.running,
    spanCount: row.span_count,
    errorCount: row.error_count,
    rootCount: row.root_count,
    orphanCount: row.orphan_count,
    llmCalls: row.llm_calls,
    tokens: {
      prompt: row.prompt_tokens,
      completion: row.completion_tokens,
      total: row.total_tokens,
      cacheRead: row.cache_read_tokens,
      cacheWrite: row.cache_write_tokens,
      reasoning: row.reasoning_tokens,
    },
    costUsd: row.cost_usd,
    unpricedCalls: row.unpriced_calls,
    unreportedCalls: row.unreported_calls,
    models: row.models,
    providers: row.providers,
    kinds: row.kinds,
    promptVersions: row.prompt_versions,
    service: row.service || null,
    services: row.services,
    environment: row.environment || null,
    release: row.release || null,
    sessionId: row.session_id || null,
    userId: row.user_id || null,
    tags: row.tags,
    errorType: row.error_type || null,
    errorMessage: row.error_message || null,
    errorSpanId: row.error_span_id || null,
    input: row.input || null,
    output: row.output || null,
  };
}

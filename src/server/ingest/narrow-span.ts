import { type SpanRow, storableNs } from "../store/spans/span-row.ts";
import { type NarrowSpan, previewCharacters } from "../store/traces/roll-up-source.ts";
import type { DecodedSpan } from "./decoded.ts";

/** What a roll-up needs of a span that was just stored: the same as reading it back would give. */
export function narrowSpanOf(row: SpanRow, span: Pick<DecodedSpan, "startNs">): NarrowSpan {
  const startNs = storableNs(span.startNs);
  const isRoot = row.parent_span_id === "";
  return {
    spanId: row.span_id,
    parentSpanId: row.parent_span_id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    startNs,
    endNs: row.running ? 0n : startNs + BigInt(row.duration_ns),
    running: row.running,
    timing: row.synthetic ? "synthetic" : "real",
    tokens: {
      prompt: row.prompt_tokens,
      completion: row.completion_tokens,
      total: row.total_tokens,
      cacheRead: row.cache_read_tokens,
      cacheWrite: row.cache_write_tokens,
      reasoning: row.reasoning_tokens,
    },
    costUsd: row.cost_usd,
    model: row.model,
    provider: row.provider,
    promptVersion:
      row.prompt_name && row.prompt_version
        ? `${row.prompt_name}@${row.prompt_version}`
        : row.prompt_name,
    service: row.service,
    environment: row.environment,
    release: row.release,
    sessionId: row.session_id,
    userId: row.user_id,
    tags: row.tags,
    errorType: row.error_type,
    errorMessage: preview(row.error_message),
    input: isRoot ? preview(row.input) : "",
    output: isRoot ? preview(row.output) : "",
    metadata: isRoot ? row.metadata : {},
  };
}

/** The first characters, as substringUTF8 counts them: code points, not UTF-16 units. */
function preview(text: string): string {
  if (text.length <= previewCharacters) return text;
  return Array.from(text.slice(0, previewCharacters * 2))
    .slice(0, previewCharacters)
    .join("");
}

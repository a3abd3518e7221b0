import { contentHash } from "../store/records/text.ts";
import { secondsText, type SpanLogRow, type SpanRow } from "../store/spans/span-row.ts";
import { nextVersion } from "../store/version.ts";
import type { Prices } from "../prices/prices.ts";
import type { DecodedLog, DecodedSpan } from "./decoded.ts";
import type { SpanFacts } from "./span-facts.ts";

/** Grows when the mapping of attributes changes, so that rows of an older one can be told. */
const mappingVersion = 2;
/** Largest number of tokens that is believed; more is "not reported". */
const mostTokens = 1e15;

/** The row of a span. A placeholder gets the lowest version: the real span wins whichever comes first. */
export function spanRow(
  project: string,
  span: DecodedSpan,
  facts: SpanFacts,
  prices: Pick<Prices, "cost">,
): SpanRow {
  const { tokens } = facts;
  const computed =
    facts.costUsd === null
      ? prices.cost(facts.provider ?? "", [facts.model ?? "", facts.modelRequested ?? ""], tokens)
      : undefined;
  return {
    project,
    trace_id: span.traceId,
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    name: facts.spanName,
    kind: facts.kind,
    dialect: facts.dialect,
    start_time: secondsText(span.startNs),
    duration_ns: (span.endNs > span.startNs ? span.endNs - span.startNs : 0n).toString(),
    running: facts.running,
    synthetic: facts.timing === "synthetic",
    status: facts.status,
    error_type: facts.error?.type ?? "",
    error_message: facts.error?.message ?? "",
    error_stack: facts.error?.stack ?? "",
    model: facts.model ?? "",
    provider: facts.provider ?? "",
    prompt_tokens: believable(tokens.prompt),
    completion_tokens: believable(tokens.completion),
    total_tokens: believable(tokens.total),
    cache_read_tokens: believable(tokens.cacheRead),
    cache_write_tokens: believable(tokens.cacheWrite),
    reasoning_tokens: believable(tokens.reasoning),
    cost_usd: facts.costUsd ?? computed ?? null,
    cost_computed: computed !== undefined,
    first_token_ms: facts.timeToFirstTokenMs,
    tool_name: facts.toolName ?? "",
    prompt_name: facts.promptName ?? "",
    prompt_version: facts.promptVersion ?? "",
    session_id: facts.sessionId ?? "",
    user_id: facts.userId ?? "",
    tags: facts.tags,
    metadata: facts.metadata,
    environment: facts.environment ?? "",
    release: facts.release ?? "",
    service: facts.service ?? "",
    scope: span.scopeName,
    scope_version: span.scopeVersion,
    input: facts.input ?? "",
    input_key: facts.inputKey,
    output: facts.output ?? "",
    output_key: facts.outputKey,
    attributes: without(span.attributes, [facts.inputKey, facts.outputKey, ...facts.vectorKeys]),
    numbers: span.numbers,
    resource: span.resource,
    events: span.events.length > 0 ? JSON.stringify(eventsOf(span, facts)) : "",
    links: span.links.length > 0 ? JSON.stringify(span.links) : "",
    vector_count: facts.vectors.length,
    mapping: mappingVersion,
    ver: facts.pending ? 1 : nextVersion(),
  };
}

export function spanLogRow(project: string, log: DecodedLog): SpanLogRow {
  return {
    project,
    trace_id: log.traceId,
    span_id: log.spanId,
    time: secondsText(log.timeNs),
    event_name: log.eventName,
    body: log.body,
    attributes: log.attributes,
    resource: log.resource,
    scope: log.scopeName,
    content_hash: contentHash(log.eventName, log.body, sortedJson(log.attributes)),
    ver: nextVersion(),
  };
}

/** The same text whatever order the attributes came in. */
function sortedJson(attributes: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function believable(tokens: number | null): number | null {
  return tokens === null || tokens < 0 || tokens > mostTokens ? null : Math.round(tokens);
}

/** Events without the vectors that are stored apart. */
function eventsOf({ events }: DecodedSpan, { vectorKeys }: SpanFacts): DecodedSpan["events"] {
  if (vectorKeys.length === 0) return events;
  return events.map((event) => ({
    ...event,
    attributes: without(event.attributes, ["", "", ...vectorKeys]),
  }));
}

/** A copy, because deleting from an object makes everything that reads it later slow. */
function without(
  attributes: Readonly<Record<string, string>>,
  [inputKey, outputKey, ...vectorKeys]: readonly [string, string, ...string[]],
): Readonly<Record<string, string>> {
  if (inputKey === "" && outputKey === "" && vectorKeys.length === 0) return attributes;
  const kept: Record<string, string> = {};
  for (const key in attributes)
    if (key !== inputKey && key !== outputKey && !vectorKeys.includes(key))
      kept[key] = attributes[key]!;
  return kept;
}

import { spanTree } from "#analysis/trace/span-tree.ts";
import type { SpanDetail, SpanSummary } from "#contract/span.ts";
import type { TraceWithSpans } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import {
  heavySpans,
  type HeavySpan,
  type LightSpan,
  lightSpans,
  type SpanPlace,
  spanLogs,
} from "../store/spans/read.ts";
import { summariesOf } from "../store/traces/list.ts";
import { contentOf, type LogRow } from "./span-content.ts";

/** Up to this many spans a trace comes with its texts unless they are declined. */
const fewSpans = 1000;

/** A trace with its spans depth first; undefined when there is none. */
export async function readTrace(
  db: Db,
  project: string,
  traceId: string,
  content: boolean | undefined,
  options: ReadOptions,
): Promise<TraceWithSpans | undefined> {
  const [trace] = await summariesOf(db, project, [traceId], options);
  if (!trace) return undefined;
  const place = { project, traceId };
  if (!(content ?? trace.spanCount <= fewSpans))
    return {
      trace,
      spans: inPlace(await lightSpans(db, place, options)).map(({ summary }) => summary),
    };
  const [rows, logs] = await Promise.all([
    heavySpans(db, place, options),
    spanLogs(db, place, options),
  ]);
  const logsBySpan = groupLogs(logs);
  return {
    trace,
    spans: inPlace(rows).map(({ row, summary }) => ({
      ...summary,
      content: contentOf(row, logsBySpan.get(row.span_id) ?? []),
    })),
  };
}

/** One span with everything known about it; undefined when there is none. */
export async function readSpan(
  db: Db,
  project: string,
  traceId: string,
  spanId: string,
  options: ReadOptions,
): Promise<SpanDetail | undefined> {
  const place: SpanPlace = { project, traceId };
  const [all, [row], logs] = await Promise.all([
    lightSpans(db, place, options),
    heavySpans(db, { ...place, spanId }, options),
    spanLogs(db, place, options),
  ]);
  const found = inPlace(all).find(({ summary }) => summary.spanId === spanId);
  if (!row || !found) return undefined;
  const ownLogs = logs.filter((log) => log.span_id === spanId);
  return { ...found.summary, traceId, content: contentOf(row, ownLogs) };
}

interface Placed<Row> {
  readonly row: Row;
  readonly summary: SpanSummary;
}

/** Rows in the order of the tree, with what only the tree knows: orphans, rings, causes. */
function inPlace<Row extends LightSpan | HeavySpan>(rows: readonly Row[]): Placed<Row>[] {
  const nodes = spanTree(
    rows.map((row) => ({
      spanId: row.span_id,
      parentSpanId: row.parent_span_id,
      startNs: BigInt(row.start_ns),
      row,
    })),
  );
  const failedBelow = new Uint8Array(nodes.length);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const { parent, span } = nodes[index]!;
    if (parent >= 0 && (failedBelow[index] || span.row.status === "error")) failedBelow[parent] = 1;
  }
  return nodes.map(({ span, orphan, cyclic }, index) => ({
    row: span.row,
    summary: {
      ...summaryOf(span.row),
      orphan,
      cyclic,
      cause: span.row.status === "error" && failedBelow[index] === 0,
    },
  }));
}

function summaryOf(row: LightSpan): Omit<SpanSummary, "orphan" | "cyclic" | "cause"> {
  return {
    spanId: row.span_id,
    parentSpanId: row.parent_span_id || null,
    name: row.name,
    kind: row.kind,
    status: row.status,
    startNs: row.start_ns,
    durationMs: row.running || row.synthetic ? null : Number(row.duration_ns) / 1e6,
    running: row.running,
    errorType: row.error_type || null,
    // A failure without a word is still a failure: "" where there is no message.
    errorMessage: row.status === "error" ? row.error_message : null,
    model: row.model || null,
    provider: row.provider || null,
    tokens: {
      prompt: row.prompt_tokens,
      completion: row.completion_tokens,
      total: row.total_tokens,
      cacheRead: row.cache_read_tokens,
      cacheWrite: row.cache_write_tokens,
      reasoning: row.reasoning_tokens,
    },
    costUsd: row.cost_usd,
    costSource: row.cost_usd === null ? null : row.cost_computed ? "computed" : "reported",
    timeToFirstTokenMs: row.first_token_ms,
    service: row.service || null,
    scope: row.scope || null,
  };
}

function groupLogs(logs: readonly LogRow[]): Map<string, LogRow[]> {
  const groups = new Map<string, LogRow[]>();
  for (const log of logs) {
    const group = groups.get(log.span_id);
    if (group) group.push(log);
    else groups.set(log.span_id, [log]);
  }
  return groups;
}

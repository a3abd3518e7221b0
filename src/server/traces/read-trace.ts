import type { SpanSummary } from "#contract/span.ts";
import { spanAt } from "#contract/trace-columns/span-at.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import type { TraceSummary, TraceWithSpans } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { firstStart, spanColumns } from "../store/spans/columns.ts";
import { heavySpans, type SpanPlace, spanLogs } from "../store/spans/read.ts";
import { findTrace } from "../store/traces/find.ts";
import { grouped } from "../grouped.ts";
import { cutContent } from "./cut-content.ts";
import { placeColumns } from "./place-columns.ts";
import { contentOf } from "./span-content.ts";

/** A trace as its address names it. */
export interface TracePlace {
  readonly project: string;
  readonly traceId: string;
}

/** Up to this many spans a trace comes with its texts unless they are declined. */
const fewSpans = 1000;

/** A trace with its spans depth first; undefined when there is none. */
export async function readTrace(
  db: Db,
  { project, traceId }: TracePlace,
  content: boolean | undefined,
  options: ReadOptions,
): Promise<TraceWithSpans | undefined> {
  const found = await findTrace(db, project, traceId, options);
  if (!found) return undefined;
  const { summary: trace, place } = found;
  if (!(content ?? trace.spanCount <= fewSpans))
    return { trace, spans: await readSummaries(db, place, trace, options) };
  const [spans, rows, logs] = await Promise.all([
    readSummaries(db, place, trace, options),
    heavySpans(db, place, options),
    spanLogs(db, place, options),
  ]);
  const rowOf = new Map(rows.map((row) => [row.span_id, row]));
  const logsBySpan = grouped(logs, ({ span_id }) => span_id);
  return {
    trace,
    spans: spans.map((span) => {
      const row = rowOf.get(span.spanId);
      if (!row) return span;
      return { ...span, content: cutContent(contentOf(row, logsBySpan.get(span.spanId) ?? [])) };
    }),
  };
}

/** The same as columns, without texts; undefined when there is no such trace. */
export async function readTraceColumns(
  db: Db,
  { project, traceId }: TracePlace,
  options: ReadOptions,
): Promise<TraceColumns | undefined> {
  const found = await findTrace(db, project, traceId, options);
  if (!found) return undefined;
  const { summary: trace, place } = found;
  const baseNs = await baseOf(db, place, trace, options);
  const stored = await spanColumns(db, place, { ...options, baseNs, exact: false });
  return placeColumns(trace, baseNs, stored).columns;
}

async function readSummaries(
  db: Db,
  place: SpanPlace,
  trace: TraceSummary,
  options: ReadOptions,
): Promise<SpanSummary[]> {
  const baseNs = await baseOf(db, place, trace, options);
  const stored = await spanColumns(db, place, { ...options, baseNs, exact: true });
  const { columns, order } = placeColumns(trace, baseNs, stored);
  return Array.from(order, (index, at) => {
    const span = spanAt(columns, at);
    return { ...span, startNs: stored.startNs?.[index] ?? span.startNs };
  });
}

/** Offsets count from the trace's start, or from the first that is known where that is missing. */
export async function baseOf(
  db: Db,
  place: SpanPlace,
  { startNs }: TraceSummary,
  options: ReadOptions,
): Promise<string> {
  return startNs === "0" ? firstStart(db, place, options) : startNs;
}

import { causes, orphaned, parentIndexes, ringed, treeOrder } from "#analysis/trace/tree-order.ts";
import type { SpanDetail } from "#contract/span-detail.ts";
import type { SpanSummary } from "#contract/span.ts";
import { spanAt } from "#contract/trace-columns/span-at.ts";
import { spanRetrieval } from "../retrieval/span-retrieval.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { spanColumns, spanPlaces, type SpanPlaces } from "../store/spans/columns.ts";
import { heavySpans, spanLogs } from "../store/spans/read.ts";
import { findTrace } from "../store/traces/find.ts";
import { attachedScores } from "../store/traces/attached-scores.ts";
import { cutContent, textAt } from "./cut-content.ts";
import type { TracePlace } from "./read-trace.ts";
import { placeColumns } from "./place-columns.ts";
import { contentOf } from "./span-content.ts";

/** One span with everything known about it; undefined when there is none. Of the others only ids are read. */
export async function readSpan(
  db: Db,
  { project, traceId, spanId }: TracePlace & { readonly spanId: string },
  options: ReadOptions,
): Promise<SpanDetail | undefined> {
  const found = await findTrace(db, project, traceId, options);
  if (!found) return undefined;
  const place = { ...found.place, spanId };
  const [stored, [row], logs, places, scores] = await Promise.all([
    spanColumns(db, place, { ...options, baseNs: "0", exact: true }),
    heavySpans(db, place, options),
    spanLogs(db, place, options),
    spanPlaces(db, found.place, options),
    attachedScores(db, place, options),
  ]);
  if (!row || stored.id.length === 0) return undefined;
  const alone = spanAt(placeColumns(found.summary, "0", stored).columns, 0);
  const content = contentOf(row, logs);
  const { kind } = alone;
  return {
    ...alone,
    startNs: stored.startNs?.[0] ?? alone.startNs,
    ...standingOf(spanId, places),
    traceId,
    content: cutContent(content),
    scores,
    retrieval: await spanRetrieval(db, { ...place, kind, content, scores }, options),
  };
}

/** One text of a span, whole, from where its content has it; undefined where there is none. */
export async function readSpanText(
  db: Db,
  { project, traceId, spanId }: TracePlace & { readonly spanId: string },
  at: string,
  options: ReadOptions,
): Promise<string | undefined> {
  const found = await findTrace(db, project, traceId, options);
  if (!found) return undefined;
  const place = { ...found.place, spanId };
  const [[row], logs] = await Promise.all([
    heavySpans(db, place, options),
    spanLogs(db, place, options),
  ]);
  return row && textAt(contentOf(row, logs), at);
}

/** What only the tree knows of a span. */
function standingOf(
  spanId: string,
  { id, parent, failed }: SpanPlaces,
): Pick<SpanSummary, "orphan" | "cyclic" | "cause"> {
  const tree = treeOrder(parentIndexes(id, parent));
  const at = tree.order.indexOf(id.indexOf(spanId));
  const failures = Uint8Array.from(tree.order, (index) => failed[index]!);
  return {
    orphan: tree.top[at] === orphaned,
    cyclic: tree.top[at] === ringed,
    cause: causes(tree.parent, failures)[at] === 1,
  };
}

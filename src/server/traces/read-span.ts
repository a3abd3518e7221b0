import { causes, orphaned, parentIndexes, ringed, treeOrder } from "#analysis/trace/tree-order.ts";
import type { SpanDetail, SpanSummary } from "#contract/span.ts";
import { spanAt } from "#contract/trace-columns/span-at.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { spanColumns, spanPlaces, type SpanPlaces } from "../store/spans/columns.ts";
import { heavySpans, spanLogs } from "../store/spans/read.ts";
import { findTrace } from "../store/traces/find.ts";
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
  const [stored, [row], logs, places] = await Promise.all([
    spanColumns(db, place, { ...options, baseNs: "0", exact: true }),
    heavySpans(db, place, options),
    spanLogs(db, place, options),
    spanPlaces(db, found.place, options),
  ]);
  if (!row || stored.id.length === 0) return undefined;
  const alone = spanAt(placeColumns(found.summary, "0", stored).columns, 0);
  return {
    ...alone,
    startNs: stored.startNs?.[0] ?? alone.startNs,
    ...standingOf(spanId, places),
    traceId,
    content: contentOf(row, logs),
  };
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

import { ProblemError } from "#contract/problem.ts";
import { getSpan, getTrace, listTraces, traceFacets, traceHistogram } from "#contract/traces.ts";
import { route } from "../route.ts";
import { facetsOf } from "../store/traces/facets.ts";
import { histogramOf } from "../store/traces/histogram.ts";
import * as traces from "../store/traces/list.ts";
import { readSpan, readTrace } from "../traces/read-trace.ts";
import { pageLimit } from "./page.ts";

const bucketsDefault = 60;
const mostBuckets = 500;

export const traceRoutes = [
  route(listTraces, async ({ p, cursor, limit, sort = "latest", ...scope }, { store, signal }) =>
    traces.listTraces(
      store.db,
      { project: p, ...scope },
      { sort, limit: pageLimit(limit, 200), cursor },
      { signal },
    ),
  ),
  route(traceFacets, async ({ p, ...scope }, { store, signal }) =>
    facetsOf(store.db, { project: p, ...scope }, { signal }),
  ),
  route(traceHistogram, async ({ p, buckets = bucketsDefault, ...scope }, { store, signal }) =>
    histogramOf(store.db, { project: p, ...scope }, Math.min(Math.max(buckets, 1), mostBuckets), {
      signal,
    }),
  ),
  route(getTrace, async ({ p, traceId, content }, { store, signal }) => {
    const trace = await readTrace(store.db, p, traceId.toLowerCase(), content, { signal });
    if (!trace) throw unknownTrace(p, traceId);
    return trace;
  }),
  route(getSpan, async ({ p, traceId, spanId }, { store, signal }) => {
    const span = await readSpan(store.db, p, traceId.toLowerCase(), spanId.toLowerCase(), {
      signal,
    });
    if (!span) throw unknownTrace(p, `${traceId}/${spanId}`);
    return span;
  }),
];

function unknownTrace(project: string, id: string): ProblemError {
  return new ProblemError("not_found", `There is no trace ${id} in ${project}.`, {
    hint: "It may belong to another project, or not have arrived yet.",
  });
}

import { ProblemError } from "#contract/problem.ts";
import { runPartings } from "#contract/run-partings.ts";
import { diffTraces, nearestPassing } from "#contract/trace-diff.ts";
import { encodeTraceColumns } from "#contract/trace-columns/encode.ts";
import {
  getSpan,
  getSpanText,
  getTrace,
  listTraces,
  traceColumnsType,
  traceFacets,
  traceHistogram,
} from "#contract/traces.ts";
import { missingTrace } from "../traces/missing-trace.ts";
import { BinaryAnswer, route } from "../route.ts";
import { datasetsOfRuns } from "../store/evaluation/runs.ts";
import { facetsOf } from "../store/traces/facets.ts";
import { histogramOf } from "../store/traces/histogram.ts";
import { findTrace } from "../store/traces/find.ts";
import * as traces from "../store/traces/list.ts";
import { diffOf } from "../traces/diff/diff-traces.ts";
import { nearestPassingOf } from "../traces/diff/nearest-passing.ts";
import { readSteps } from "../traces/diff/read-steps.ts";
import { runPartingsOf } from "../traces/diff/run-partings.ts";
import { readSpan, readSpanText } from "../traces/read-span.ts";
import { readTrace, readTraceColumns } from "../traces/read-trace.ts";
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
  route(getTrace, async ({ p, traceId, content }, { store, signal, accepts, reply }) => {
    const place = { project: p, traceId: traceId.toLowerCase() };
    reply.header("vary", "accept");
    if (accepts(traceColumnsType)) {
      const columns = await readTraceColumns(store.db, place, { signal });
      if (!columns) throw await missingTrace(store.db, p, traceId);
      return new BinaryAnswer(traceColumnsType, encodeTraceColumns(columns));
    }
    const trace = await readTrace(store.db, place, content, { signal });
    if (!trace) throw await missingTrace(store.db, p, traceId);
    return trace;
  }),
  route(diffTraces, async ({ p, a, b }, { store, signal }) => {
    const stepsOf = async (id: string) => {
      const place = { project: p, traceId: id.toLowerCase() };
      const steps = await readSteps(store.db, place, { signal });
      if (!steps) throw await missingTrace(store.db, p, id);
      return steps;
    };
    const [one, other] = await Promise.all([stepsOf(a), stepsOf(b)]);
    return diffOf(one, other);
  }),
  route(runPartings, async ({ p: project, a, b, metric }, { store, signal }) => {
    const known = await datasetsOfRuns(store.db, project, [a, b], { signal });
    const missing = [a, b].find((run) => !known.has(run));
    if (missing !== undefined)
      throw new ProblemError("not_found", `There is no run "${missing}" in ${project}.`);
    return runPartingsOf(store.db, { project, a, b, metric }, { signal });
  }),
  route(nearestPassing, async ({ p, traceId }, { store, signal }) => {
    const found = await findTrace(store.db, p, traceId.toLowerCase(), { signal });
    if (!found) throw await missingTrace(store.db, p, traceId);
    return nearestPassingOf(store.db, p, found.summary, { signal });
  }),
  route(getSpan, async ({ p, traceId, spanId }, { store, signal }) => {
    const place = { project: p, traceId: traceId.toLowerCase(), spanId: spanId.toLowerCase() };
    const span = await readSpan(store.db, place, { signal });
    if (!span) throw unknownSpan(p, `${traceId}/${spanId}`);
    return span;
  }),
  route(getSpanText, async ({ p, traceId, spanId, at }, { store, signal }) => {
    const place = { project: p, traceId: traceId.toLowerCase(), spanId: spanId.toLowerCase() };
    const text = await readSpanText(store.db, place, at, { signal });
    if (text === undefined)
      throw new ProblemError(
        "not_found",
        `The span ${spanId} has no text at "${at.slice(0, 200)}".`,
        {
          hint: "`cut` of the span's content lists the places of its long texts.",
        },
      );
    return { text };
  }),
];

function unknownSpan(project: string, id: string): ProblemError {
  return new ProblemError("not_found", `There is no span ${id} in ${project}.`, {
    hint: "It may belong to another project, or not have arrived yet.",
  });
}

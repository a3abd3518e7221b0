import { contrastFailure, listFailures, traceFailures } from "#contract/failures.ts";
import { ProblemError } from "#contract/problem.ts";
import { route } from "../route.ts";
import { ownFailures, tracesWith } from "../store/traces/failures.ts";
import { contrastOf } from "../traces/failures/contrast.ts";
import { failuresOf } from "../traces/failures/list-failures.ts";
import { pathSeparator } from "../traces/trace-failures.ts";
import { pageLimit, readOffset } from "./page.ts";

export const failureRoutes = [
  route(
    listFailures,
    ({ p, cursor, limit, steps = "first", sort = "traces", ...scope }, { store, signal }) =>
      failuresOf(
        store.db,
        { project: p, ...scope, steps, sort, limit: pageLimit(limit), offset: readOffset(cursor) },
        { signal },
      ),
  ),
  route(traceFailures, async ({ p, traceId }, { store, signal }) => {
    const own = await ownFailures(store.db, p, traceId.toLowerCase(), { signal });
    if (!own) throw new ProblemError("not_found", `There is no trace ${traceId} in ${p}.`);
    const spread = await tracesWith(store.db, p, [...new Set(own.signatures)], { signal });
    const tracesOf = new Map(spread.map(({ signature, traces }) => [signature, traces]));
    return {
      items: own.spans.map((spanId, at) => ({
        spanId,
        signature: own.signatures[at] ?? "",
        path: own.paths[at]?.split(pathSeparator) ?? [],
        message: own.plain[at] ?? "",
        traceCount: tracesOf.get(own.signatures[at] ?? "") ?? 1,
      })),
    };
  }),
  route(contrastFailure, async ({ p, signature, ...scope }, { store, signal }) => {
    const contrast = await contrastOf(store.db, { project: p, ...scope }, signature, { signal });
    if (!contrast) throw new ProblemError("not_found", `No trace in ${p} fails as ${signature}.`);
    return contrast;
  }),
];

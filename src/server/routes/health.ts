import { getHealth } from "#contract/health.ts";
import { readHealth } from "../store/health.ts";
import { route } from "../route.ts";

type Read = Awaited<ReturnType<typeof readHealth>>;

export const healthRoute = route(
  getHealth,
  async (_input, { store, spans, version, reply, principal }) => {
    const read = await readHealth(store);
    const health = principal.kind === "nobody" ? outsideOf(read) : read;
    if (health.status === "unavailable") void reply.code(503);
    return { ...health, version, queuedSpans: spans.queued() };
  },
);

/** What a load balancer needs: whether it can store. How the machine is made is for those who are signed in. */
function outsideOf({ status, engine }: Read): Read {
  return {
    status,
    engine: { mode: engine.mode, version: null, restarts: 0, memoryLimitBytes: null },
    disk: { freeBytes: null, totalBytes: null, dataBytes: null },
    brokenParts: [],
    problems: [],
  };
}

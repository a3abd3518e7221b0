import { getHealth } from "#contract/health.ts";
import { getReady } from "#contract/ready.ts";
import { readHealth } from "../store/health.ts";
import { route } from "../route.ts";

const readyPatienceMs = 3000;

export const healthRoutes = [
  route(getHealth, async (_input, { admission, store, spans, version, reply, principal }) => {
    const read = await readHealth(store, admission.refusals());
    const health = principal.kind === "nobody" ? outsideOf(read) : read;
    if (health.status === "unavailable") void reply.code(503);
    return { ...health, version, queuedSpans: spans.queued() };
  }),
  route(getReady, async (_input, { admission, store, reply }) => {
    const reasons = [...admission.refusals(), ...(admission.isFull() ? [full] : [])];
    if (reasons.length === 0)
      await store.db
        .tuples("SELECT 1", {}, { signal: AbortSignal.timeout(readyPatienceMs) })
        .catch(() => reasons.push("ClickHouse does not answer."));
    if (reasons.length > 0) void reply.code(503);
    return { ready: reasons.length === 0, reasons };
  }),
];

const full = "More arrives than can be held at the moment.";

type Read = Awaited<ReturnType<typeof readHealth>>;

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

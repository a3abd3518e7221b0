import { getHealth } from "#contract/health.ts";
import { readHealth } from "../store/health.ts";
import { route } from "../route.ts";

export const healthRoute = route(getHealth, async (_input, { store, spans, version, reply }) => {
  const health = await readHealth(store);
  if (health.status === "unavailable") void reply.code(503);
  return { ...health, version, queuedSpans: spans.queued() };
});

import type { Route } from "../route.ts";

/** For Prometheus, in its text format. Holds figures alone, no content. */
export const metricsRoute: Route = (app, { metrics }) => {
  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
};

import { needs, type Route } from "../route.ts";

/** For Prometheus, in its text format. Holds figures alone, no content; where there are accounts a scraper sends a key. */
export const metricsRoute: Route = (app, { metrics }) => {
  app.get("/metrics", { config: needs("admin"), schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
};

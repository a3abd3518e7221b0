import type { FastifyInstance } from "fastify";
import { isLoopbackOrigin } from "../host-check.ts";

const maxAgeSeconds = 7200;

/** Lets pages of allowed origins send spans: those of this machine, and those that are configured. */
export function allowBrowsers(door: FastifyInstance, configured: readonly string[]): void {
  door.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined) return;
    void reply.header("vary", "Origin");
    if (!configured.includes(origin) && !isLoopbackOrigin(origin)) return;
    void reply.header("access-control-allow-origin", origin);
  });
  for (const path of ["/v1/*", "/api/public/otel/v1/*", "/otel/v1/*"])
    door.options(path, { schema: { hide: true } }, async (request, reply) => {
      if (reply.hasHeader("access-control-allow-origin"))
        void reply
          .header("access-control-allow-methods", "POST")
          .header("access-control-max-age", maxAgeSeconds)
          .header(
            "access-control-allow-headers",
            request.headers["access-control-request-headers"] ?? "content-type",
          );
      return reply.code(204).send();
    });
}

import type { FastifyInstance } from "fastify";
import type { Metrics } from "./metrics.ts";

declare module "fastify" {
  interface FastifyReply {
    /** Code of the problem that was answered, "" for none. */
    problemCode: string;
  }
}

const doors = /^\/(api|v1|otel|metrics|info)(\/|$)/;

/** Files of the pages are one route: their names change with every release. */
function routeOf(url: string | undefined): string {
  if (url === undefined) return "(none)";
  return doors.test(url) ? url : "(pages)";
}

/** Counts and logs every answer, by its route and never by its address. */
export function observe(app: FastifyInstance, metrics: Metrics): void {
  app.decorateReply("problemCode", "");
  app.addHook("onResponse", async (request, reply) => {
    const route = routeOf(request.routeOptions.url);
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    if (reply.problemCode !== "") metrics.refused(reply.problemCode);
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms,
        ...(reply.problemCode && { problem: reply.problemCode }),
      },
      "answered",
    );
  });
}

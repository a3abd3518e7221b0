import type { FastifyInstance } from "fastify";
import { ProblemError } from "#contract/problem.ts";

const loopback = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Whether an address can be reached from this machine only. */
export function isLoopbackHost(host: string): boolean {
  return loopback.test(
    host.includes(":") && !host.startsWith("[") && host.split(":").length > 2 ? `[${host}]` : host,
  );
}

/**
 * Without accounts the server answers only to names of this machine. A page on the web can point a name of
 * its own at 127.0.0.1 (DNS rebinding); the Host header then gives it away.
 */
export function refuseForeignHosts(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    const host = request.headers.host;
    if (host !== undefined && !loopback.test(host))
      throw new ProblemError(
        "forbidden_host",
        `This server does not answer to the name "${host}".`,
        {
          hint: "Use http://localhost or http://127.0.0.1.",
        },
      );
  });
}

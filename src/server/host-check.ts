import type { FastifyInstance } from "fastify";
import { ProblemError } from "#contract/problem.ts";

const loopback = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Whether an address can be reached from this machine only. */
export function isLoopbackHost(host: string): boolean {
  return loopback.test(
    host.includes(":") && !host.startsWith("[") && host.split(":").length > 2 ? `[${host}]` : host,
  );
}

/** Whether a page of this origin comes from this machine. */
export function isLoopbackOrigin(origin: string): boolean {
  try {
    const url = new URL(origin);
    return /^https?:$/.test(url.protocol) && isLoopbackHost(url.host);
  } catch {
    return false;
  }
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

/**
 * A browser lets any page send simple requests here without asking; it only keeps the answer from it. So
 * what writes is refused to pages of other origins than this machine's and the configured ones.
 */
export function refuseForeignPages(app: FastifyInstance, configured: readonly string[]): void {
  app.addHook("onRequest", async ({ method, headers: { origin } }) => {
    if (origin === undefined || ["GET", "HEAD", "OPTIONS"].includes(method)) return;
    if (configured.includes(origin) || isLoopbackOrigin(origin)) return;
    throw new ProblemError("forbidden_origin", `Pages of ${origin} may not write here.`, {
      hint: "Name the origin in TOUCHSTONE_CORS_ORIGINS.",
    });
  });
}

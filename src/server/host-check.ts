import { isIP } from "node:net";
import type { FastifyInstance } from "fastify";
import { ProblemError } from "#contract/problem.ts";
import type { Config } from "./config.ts";

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

type Settings = Pick<Config, "accounts" | "corsOrigins" | "host" | "publicUrl">;

/**
 * A page on the web can point a name of its own at an address here (DNS rebinding); the Host header then gives it
 * away. Open, the server answers to names of this machine only; with accounts also to its public address, or to plain
 * addresses and the name it listens on where that is not set.
 */
function answersTo(host: string, { accounts, publicUrl, host: listensOn }: Settings): boolean {
  if (loopback.test(host)) return true;
  if (!accounts) return false;
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  if (name.toLowerCase() === listensOn.toLowerCase()) return true;
  if (publicUrl !== undefined) return host.toLowerCase() === new URL(publicUrl).host;
  return isIP(name) !== 0;
}

export function refuseForeignHosts(app: FastifyInstance, settings: Settings): void {
  const { accounts, publicUrl } = settings;
  const known = publicUrl ?? "http://localhost or http://127.0.0.1";
  app.addHook("onRequest", async (request) => {
    const host = request.headers.host;
    if (host === undefined || answersTo(host, settings)) return;
    throw new ProblemError("forbidden_host", `This server does not answer to the name "${host}".`, {
      hint:
        accounts && publicUrl === undefined
          ? "Name the address that people use in TOUCHSTONE_PUBLIC_URL."
          : `Use ${known}.`,
    });
  });
}

const harmless: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/**
 * A browser lets any page send simple requests here without asking; it only keeps the answer from it. So what writes
 * is refused to pages of other origins than this server's and the configured ones; while it is open, than this
 * machine's.
 */
export function refuseForeignPages(app: FastifyInstance, settings: Settings): void {
  app.addHook("onRequest", async ({ method, headers }) => {
    const { origin } = headers;
    if (origin === undefined || harmless.includes(method)) return;
    if (settings.corsOrigins.includes(origin)) return;
    if (settings.accounts ? isOwnOrigin(origin, headers.host, settings) : isLoopbackOrigin(origin))
      return;
    throw new ProblemError("forbidden_origin", `Pages of ${origin} may not write here.`, {
      hint: "Name the origin in TOUCHSTONE_CORS_ORIGINS.",
    });
  });
}

/**
 * What the cookie of somebody signed in vouches for must come from a page of this server: browsers say where a
 * request comes from, and one that does not say is none of ours.
 */
export function refuseForgedRequests(app: FastifyInstance, settings: Settings): void {
  app.addHook("onRequest", async ({ method, headers, principal }) => {
    if (principal.kind !== "user" || harmless.includes(method)) return;
    const { origin } = headers;
    const isOwn =
      origin === undefined
        ? headers["sec-fetch-site"] === "same-origin"
        : isOwnOrigin(origin, headers.host, settings);
    if (isOwn) return;
    throw new ProblemError(
      "forbidden_origin",
      "The request does not say that it comes from a page of this server.",
      { hint: "Programs send a key instead of a cookie." },
    );
  });
}

/** The host of a request was found to be one of ours before. */
function isOwnOrigin(origin: string, host: string | undefined, { publicUrl }: Settings): boolean {
  return origin === publicUrl || origin === `http://${host}`;
}

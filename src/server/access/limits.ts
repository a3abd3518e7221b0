import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ProblemError } from "#contract/problem.ts";

/** Counts an attempt; throws 429 with Retry-After where there were too many. */
type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** How often something may be tried. */
export interface Limits {
  /** From one address of the network, with one e-mail. */
  readonly signIn: Limit;
  /** From one address of the network, with whatever e-mail: an office may share one. */
  readonly anySignIn: Limit;
  readonly link: Limit;
  /** Counted for keys that do not count alone, so that good ones behind the same address go on. */
  readonly badKey: Limit;
}

const minuteMs = 60_000;

/** Kept in this process: several servers each allow so many. */
export async function createLimits(app: FastifyInstance): Promise<Limits> {
  await app.register(rateLimit, { global: false });
  const address = (request: FastifyRequest): string => request.ip;
  return {
    signIn: limitOf(app, 15, 5 * minuteMs, (request) => `${request.ip} ${emailIn(request)}`),
    anySignIn: limitOf(app, 200, 5 * minuteMs, address),
    link: limitOf(app, 40, 5 * minuteMs, address),
    badKey: limitOf(app, 60, minuteMs, address),
  };
}

function limitOf(
  app: FastifyInstance,
  max: number,
  timeWindow: number,
  keyGenerator: (request: FastifyRequest) => string,
): Limit {
  const count = app.createRateLimit({ max, timeWindow, keyGenerator });
  return async (request, reply) => {
    const state = await count(request);
    if (state.isAllowed || !state.isExceeded) return;
    const seconds = Math.max(1, state.ttlInSeconds);
    void reply.header("retry-after", seconds);
    throw new ProblemError("too_many_requests", "There were too many attempts.", {
      hint: `Try again in ${seconds} s.`,
    });
  };
}

function emailIn({ body }: FastifyRequest): string {
  const isObject = typeof body === "object" && body !== null;
  return isObject && "email" in body ? String(body.email).trim().toLowerCase().slice(0, 200) : "";
}

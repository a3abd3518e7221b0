import type { FastifyInstance, FastifyRequest } from "fastify";
import { ProblemError, problem } from "#contract/problem.ts";
import { passHeader, shareHeader } from "#contract/shares.ts";
import type { FrozenAnswer, ViewRead } from "#contract/snapshots.ts";

const mostBytes = 64 * 1024 * 1024;

/** What says who asks: passed on, so that nobody copies what they may not read. */
const carried = [
  "cookie",
  "authorization",
  "host",
  // What is posted as somebody signed in has to come from this server's own page.
  "origin",
  "x-api-key",
  shareHeader,
  passHeader,
] as const;

export function callerHeaders(caller: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    carried.flatMap((name) => {
      const value = caller.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

/** The answers to a view's reads as the caller would get them now. Throws where one is refused. */
export async function freeze(
  app: FastifyInstance,
  caller: FastifyRequest,
  reads: readonly ViewRead[],
): Promise<FrozenAnswer[]> {
  const answers: FrozenAnswer[] = [];
  let size = 0;
  // One after the other: a view of many parts must not take the machine from everybody else.
  for (const read of reads) {
    const answer = await ask(app, caller, read);
    size += answer.body.length;
    if (size > mostBytes)
      throw new ProblemError("too_large", "This view is larger than 64 MB and cannot be copied.", {
        hint: "Narrow it by a filter, or show fewer rows, and try again.",
      });
    answers.push(answer);
  }
  return answers;
}

async function ask(
  app: FastifyInstance,
  caller: FastifyRequest,
  { address, accept, body }: ViewRead,
): Promise<FrozenAnswer> {
  const headers = callerHeaders(caller);
  const {
    statusCode,
    rawPayload,
    headers: given,
  } = await app.inject({
    method: body === undefined ? "GET" : "POST",
    url: address,
    headers: {
      ...headers,
      ...(accept !== undefined && { accept }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body }),
    remoteAddress: caller.ip,
  });
  if (statusCode >= 500 || statusCode === 401 || statusCode === 403) throw refused(rawPayload);
  const mediaType = String(given["content-type"] ?? "application/octet-stream");
  const isText = /json|text\//.test(mediaType);
  return {
    address,
    ...(accept !== undefined && { accept }),
    ...(body !== undefined && { question: body }),
    status: statusCode,
    mediaType,
    encoding: isText ? "text" : "base64",
    body: rawPayload.toString(isText ? "utf8" : "base64"),
  };
}

function refused(payload: Buffer): ProblemError {
  const parsed = problem.safeParse(JSON.parse(payload.toString("utf8")));
  const said = parsed.success ? parsed.data.detail : "A part of the view could not be read.";
  return new ProblemError(
    parsed.data?.status === 403 || parsed.data?.status === 401 ? "not_in_view" : "busy",
    said,
  );
}

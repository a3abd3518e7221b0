import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { ProblemError, type Problem, type ProblemCode } from "#contract/problem.ts";

/** Seconds after which a refused sender should try again. Exporters give up on long waits. */
export const retryAfterSeconds = 1;

/** Turns everything thrown while answering into a problem document; unexpected faults are logged, not told. */
export async function answerProblem(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = asProblem(error);
  await letSenderFinish(request, problem);
  if (problem.status >= 500 && problem.code === "internal") {
    request.log.error(error);
    process.stderr.write(
      `${request.method} ${request.url.split("?")[0]}: ${error.stack ?? error.message}\n`,
    );
  }
  if (problem.status === 503) void reply.header("retry-after", retryAfterSeconds);
  return reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

const sendPatienceMs = 5000;

/**
 * Reads on while a sender that is refused for its size still writes: closing at once would show it a broken
 * connection, after which it tries again, and not the refusal.
 */
export async function letSenderFinish({ raw }: FastifyRequest, { code }: Problem): Promise<void> {
  if (code !== "too_large" || raw.readableEnded || raw.destroyed) return;
  await new Promise<void>((done) => {
    setTimeout(done, sendPatienceMs).unref();
    raw.once("end", done).once("close", done).resume();
  });
}

export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof z.ZodError)
    return new ProblemError("bad_request", z.prettifyError(error)).problem;
  if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number")
    return fromFastify(error.statusCode, error.message).problem;
  return new ProblemError("internal", "Something went wrong here; it is in the server's log.")
    .problem;
}

function fromFastify(status: number, message: string): ProblemError {
  const codes: Record<number, ProblemCode> = {
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
  };
  if (status >= 400 && status < 500)
    return new ProblemError(codes[status] ?? "bad_request", message);
  return new ProblemError("internal", "Something went wrong here; it is in the server's log.");
}

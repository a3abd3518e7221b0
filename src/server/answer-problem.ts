import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { ProblemError, type Problem, type ProblemCode } from "#contract/problem.ts";

/** Seconds after which a refused sender should try again. Exporters give up on long waits. */
const retryAfterSeconds = 1;
/** A disk does not empty itself within a second. */
const diskRetryAfterSeconds = 5;

/** Turns everything thrown while answering into a problem document; unexpected faults are logged, not told. */
export async function answerProblem(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = asProblem(error);
  await letSenderFinish(request, problem);
  noteProblem(error, problem, request, reply);
  return reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

/** What every refusal leaves behind: its header, its count, and of a fault of ours a line in the log. */
export function noteProblem(
  error: unknown,
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (problem.code === "internal") request.log.error(error);
  reply.problemCode = problem.code;
  if (problem.status === 503)
    void reply.header(
      "retry-after",
      problem.code === "disk_full" ? diskRetryAfterSeconds : retryAfterSeconds,
    );
}

const sendPatienceMs = 5000;
/** Refusals that come before the body was read. */
const early = new Set(["too_large", "busy", "disk_full"]);

/**
 * Reads on while a sender that is refused still writes: closing at once would show it a broken connection,
 * after which it tries again at once, and not the refusal.
 */
export async function letSenderFinish({ raw }: FastifyRequest, { code }: Problem): Promise<void> {
  if (!early.has(code) || raw.readableEnded || raw.destroyed) return;
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

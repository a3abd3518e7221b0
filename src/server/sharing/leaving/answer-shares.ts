import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Context } from "../../context.ts";
import { apiAddress } from "../../route.ts";
import { redactBody } from "./redact-body.ts";

/**
 * What a public link reads, on its way in and out: names in the address become what they were before they were
 * redacted, and everything in the answer, refusals too, is redacted by the rules of its project.
 */
export function answerShares(app: FastifyInstance, { redaction }: Context): void {
  app.addHook("onRequest", async (request) => {
    const { principal } = request;
    if (principal.kind !== "share") return;
    const { nameBefore } = principal;
    request.params = withNames(request.params, nameBefore);
    request.query = withNames(request.query, nameBefore);
  });
  app.addHook("onSend", async (request, reply, payload) => {
    // A request that is refused before it is known whose it is has none.
    const principal: FastifyRequest["principal"] | undefined = request.principal;
    // The pages themselves hold nothing of a project.
    if (principal?.kind !== "share" || !apiAddress.test(request.url)) return payload;
    const redactor = await redaction.of(principal.project);
    if (!redactor || payload === undefined || payload === null) return payload;
    if (typeof payload !== "string" && !Buffer.isBuffer(payload))
      throw new Error("An answer to a public link is sent whole, so that it can be redacted.");
    const body = Buffer.isBuffer(payload) ? payload : Buffer.from(payload, "utf8");
    const kept = redactBody(redactor, String(reply.getHeader("content-type") ?? ""), body);
    if (kept === body) return payload;
    void reply.header("content-length", kept.byteLength);
    return kept;
  });
}

function withNames(fields: unknown, nameBefore: (name: string) => string): unknown {
  if (typeof fields !== "object" || fields === null) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]: [string, unknown]) => [
      nameBefore(key),
      typeof value === "string" ? nameBefore(value) : value,
    ]),
  );
}

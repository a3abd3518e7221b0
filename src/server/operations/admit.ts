import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Admission, Entry } from "./admission.ts";

const entries = new WeakMap<FastifyRequest, Entry>();

/**
 * Asks before a body is read; what it will hold is given back when the answer is out or the sender gone.
 * `heldBytes` says what that is, given what the sender announced (0 when it did not).
 */
export function admitWrites(
  door: FastifyInstance,
  admission: Admission,
  heldBytes: (announced: number) => number,
): void {
  door.addHook("onRequest", async (request, reply) => {
    if (request.method !== "POST") return;
    admission.check();
    const entry = admission.enter(heldBytes(Number(request.headers["content-length"] ?? 0) || 0));
    entries.set(request, entry);
    reply.raw.once("close", () => entry.release());
  });
}

/** The request holds so many bytes more than it announced. Throws `busy` where there is no room for them. */
export function growBy(request: FastifyRequest, bytes: number): void {
  entries.get(request)?.grow(bytes);
}

import type { FastifyInstance } from "fastify";
import type { Context } from "../context.ts";
import type { Principal } from "./principal.ts";
import { resolvers } from "./resolvers.ts";

/** Puts who it comes from on every request. Never refuses: what a request may do is its route's matter. */
export function identifyCallers(app: FastifyInstance, context: Context): void {
  app.decorateRequest("principal");
  const stranger: Principal = { kind: context.config.accounts ? "nobody" : "local" };
  app.addHook("onRequest", async (request) => {
    request.principal = stranger;
    for (const resolve of resolvers) {
      const found = await resolve(request, context);
      if (found === undefined) continue;
      request.principal = found;
      return;
    }
  });
}

import type { z } from "zod";
import type { Endpoint, Input } from "#contract/endpoint.ts";
import { ProblemError } from "#contract/problem.ts";
import { type Call, route, type Route } from "../route.ts";

/** A route that makes sense with accounts only. */
export function accountRoute<I extends Input, O extends z.ZodType, B>(
  endpoint: Endpoint<I, O, B>,
  handler: (input: z.output<I>, call: Call & { readonly body: B }) => Promise<z.input<O>>,
): Route {
  return route(endpoint, async (input, call) => {
    if (call.config.accounts) return handler(input, call);
    throw new ProblemError(
      "conflict",
      "This server has no accounts: whoever uses the machine may use it.",
      {
        hint: "Start it with --accounts.",
      },
    );
  });
}

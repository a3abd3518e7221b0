import type { FastifyServerOptions } from "fastify";

type LoggerOptions = Exclude<FastifyServerOptions["logger"], boolean | undefined>;

/**
 * Lines of JSON without content: addresses carry search texts and ids that people chose, messages of errors
 * quote what could not be read. A line names the route, the status and how long it took; an error its class,
 * its code and where in our code it was thrown.
 */
export function logOptions(level: string, stream?: NodeJS.WritableStream): LoggerOptions {
  return {
    level,
    ...(stream && { stream }),
    hooks: {
      logMethod(args, method) {
        method.apply(this, withoutMessage(args));
      },
    },
    serializers: {
      req: (request: { method?: string; routeOptions?: { url?: string | undefined } }) => ({
        method: request.method,
        route: request.routeOptions?.url ?? "(none)",
      }),
      res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
      err: describeError,
    },
  };
}

/** An error's message would become the text of the line. */
function withoutMessage<Args extends readonly unknown[]>(args: Args): Args | [object, string] {
  const first: unknown = args[0];
  if (first instanceof Error) return [{ err: first }, "failed"];
  const hasError =
    typeof first === "object" && first !== null && "err" in first && first.err instanceof Error;
  return hasError ? [first, "failed"] : args;
}

type Described = { type: string; message: string; code?: string; stack: string };

/** What may be told of an error: never its message, which may quote content. */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: "", stack: "" };
  const code: unknown = "code" in error ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: "",
    ...((typeof code === "string" || typeof code === "number") && { code: String(code) }),
    stack: frames.join("\n"),
  };
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Access } from "#contract/access.ts";
import { pathParameters, type Endpoint, type Input } from "#contract/endpoint.ts";
import { problem } from "#contract/problem.ts";
import { type Principal, whoOf } from "./access/principal.ts";
import { securityOf } from "./access/described-security.ts";
import { sentKey } from "./access/key-resolver.ts";
import { refusalOf } from "./access/refusal.ts";
import { deedOf } from "./audit/deeds.ts";
import type { Context } from "./context.ts";

/** What a handler may need besides its input. */
export interface Call extends Context {
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  readonly request: FastifyRequest;
  /** Who asks. That they may is settled; lists of several projects show what they may see. */
  readonly principal: Principal;
  /** To set a status or header; the body is what the handler returns. */
  readonly reply: FastifyReply;
  /** Whether the caller asks for this media type by name. */
  readonly accepts: (mediaType: string) => boolean;
}

/** An answer in another form than JSON. */
export class BinaryAnswer {
  readonly mediaType: string;
  readonly body: Uint8Array<ArrayBuffer>;

  constructor(mediaType: string, body: Uint8Array<ArrayBuffer>) {
    this.mediaType = mediaType;
    this.body = body;
  }
}

type Read = Pick<Endpoint, "method" | "path">;
const reads: Read[] = [];

/** Every question of the contract that readers of a project may ask. */
export function servedReads(): readonly Read[] {
  return reads;
}

/** Adds a route to the app: the only way an endpoint of the contract is served. */
export type Route = (app: FastifyInstance, context: Context) => void;

/**
 * Binds an endpoint to its handler. Input and body are parsed by the contract; the handler answers in the
 * wire form that the contract's output describes, or in another form that the caller accepts.
 */
export function route<I extends Input, O extends z.ZodType, B>(
  endpoint: Endpoint<I, O, B>,
  handler: (
    input: z.output<I>,
    call: Call & { readonly body: B },
  ) => Promise<z.input<O> | BinaryAnswer>,
): Route {
  if (endpoint.access === "read") reads.push(endpoint);
  return (app, context) => {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: documentation(endpoint),
      config: needs(endpoint.access),
      handler: async (request, reply) => {
        // The path names what is asked for; a parameter of the same name must not turn it into another.
        const input = endpoint.input.parse({
          ...asRecord(request.query),
          ...asRecord(request.params),
        });
        const body = parseBody(endpoint, request.body);
        const answer = await handler(input, {
          ...context,
          reply,
          request,
          principal: request.principal,
          signal: abortSignal(reply),
          accepts: (mediaType) => accepts(request.headers.accept, mediaType),
          body,
        });
        const deed = deedOf(endpoint, input, body, answer);
        if (deed) await context.audit.record({ who: whoOf(request.principal), ...deed });
        if (answer instanceof BinaryAnswer)
          return reply.type(answer.mediaType).send(Buffer.from(answer.body.buffer));
        return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer));
      },
    });
  };
}

/** The rule of a route, for those that are not bound by {@link route}. */
export interface Rule {
  readonly access: Access;
  /** The project that the request is about, where neither `p` nor `project` of its address names it. */
  readonly projectOf?: (request: FastifyRequest) => string | undefined;
}

declare module "fastify" {
  interface FastifyContextConfig {
    rule?: Rule;
  }
}

export function needs(access: Access, projectOf?: Rule["projectOf"]): { readonly rule: Rule } {
  return { rule: { access, ...(projectOf && { projectOf }) } };
}

/** The one place that refuses who may not. A route of the API without a rule cannot be added. */
export function refuseWithoutAccess(app: FastifyInstance, { limits }: Context): void {
  app.addHook("onRoute", ({ url, method, config }) => {
    const isOption = method === "OPTIONS";
    if (!config?.rule && apiAddress.test(url) && !isOption)
      throw new Error(`${String(method)} ${url} does not say who may use it.`);
  });
  app.addHook("onRequest", async (request, reply) => {
    const { rule } = request.routeOptions.config;
    if (!rule) return;
    const { p } = asRecord(request.params);
    const { project } = { ...asRecord(request.query), ...asRecord(request.params) };
    const named = [p, project].find((name) => typeof name === "string");
    const refusal = refusalOf(request.principal, {
      access: rule.access,
      project: rule.projectOf ? rule.projectOf(request) : named,
      method: request.method,
      url: request.url,
    });
    if (!refusal) return;
    if (refusal.problem.status !== 401) throw refusal;
    void reply.header("www-authenticate", "Bearer");
    if (sentKey(request) !== undefined) await limits.badKey(request, reply);
    throw refusal;
  });
}

/** Everything but the pages. */
export const apiAddress = /^\/(api|v1|otel|info)(\/|$)/;

function accepts(header: string | undefined, mediaType: string): boolean {
  const wanted = header?.split(",").map((range) => range.split(";", 1)[0]?.trim().toLowerCase());
  return wanted?.includes(mediaType) ?? false;
}

function parseBody<B>(endpoint: Endpoint<Input, z.ZodType, B>, body: unknown): B {
  const schema = endpoint.body ?? z.undefined();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without a body schema B is undefined
  return schema.parse(body ?? undefined) as B;
}

const refusal = {
  description: "A problem document: what happened and what to do",
  content: { "application/problem+json": { schema: problem } },
};

/** What the OpenAPI document says of an endpoint. Validation happens in the handler. */
function documentation(endpoint: Endpoint<Input>) {
  const inPath = new Set(pathParameters(endpoint.path));
  const shape = Object.entries(endpoint.input.shape);
  const params = Object.fromEntries(shape.filter(([name]) => inPath.has(name)));
  const query = Object.fromEntries(shape.filter(([name]) => !inPath.has(name)));
  return {
    summary: endpoint.summary,
    ...securityOf(endpoint.access),
    ...(shape.length > 0 && {
      params: z.object(params),
      querystring: z.object(query),
    }),
    ...(endpoint.body && !(endpoint.body instanceof z.ZodUndefined) && { body: endpoint.body }),
    response: { 200: endpoint.output, "4xx": refusal, "5xx": refusal },
  };
}

function abortSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function asRecord(value: unknown): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object, whatever its fields
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

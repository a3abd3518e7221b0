import { existsSync } from "node:fs";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { ProblemError } from "#contract/problem.ts";
import type { Context } from "./context.ts";
import { answerProblem } from "./answer-problem.ts";
import { refuseForeignHosts, refuseForeignPages, refuseForgedRequests } from "./host-check.ts";
import { createLimits } from "./access/limits.ts";
import { describedSecurity } from "./access/described-security.ts";
import { protectPages } from "./protections.ts";
import { identifyCallers } from "./access/identify.ts";
import { needs, refuseWithoutAccess } from "./route.ts";
import { sendPage, servePreviews } from "./previews/serve-pages.ts";
import { logOptions } from "./operations/log-options.ts";
import { answerShares } from "./sharing/leaving/answer-shares.ts";
import { observe } from "./operations/observe.ts";
import { routes } from "./routes/all.ts";

export interface AppOptions {
  readonly context: Omit<Context, "limits">;
  /** Folder of the built pages; the API alone is served without it. */
  readonly webRoot?: string;
  /** Writes lines of JSON to the error stream. */
  readonly logger?: boolean;
}

const apiBodyLimit = 4 * 1024 * 1024;
const apiPaths = /^\/(api|v1|otel)\//;

/** The whole server, not yet listening. */
export async function createApp({
  context: parts,
  webRoot,
  logger = false,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logger ? logOptions(parts.config.logLevel, process.stderr) : false,
    // `observe` writes one line a request instead.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: apiBodyLimit,
    ...(parts.config.trustedProxies.length > 0 && {
      trustProxy: [...parts.config.trustedProxies],
    }),
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
    routerOptions: { maxParamLength: 4096 },
  });
  // Inputs are parsed in `route`; the schemas here only feed the OpenAPI document.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(answerProblem);
  observe(app, parts.metrics);
  // First of all, so that refusals carry the headers too.
  await protectPages(app, parts.config);
  refuseForeignHosts(app, parts.config);
  refuseForeignPages(app, parts.config);
  await app.register(cookie);
  const context = { ...parts, limits: await createLimits(app) };
  identifyCallers(app, context);
  answerShares(app, context);
  refuseForgedRequests(app, parts.config);
  refuseWithoutAccess(app, context);
  await app.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ["br", "gzip", "deflate"],
    globalDecompression: false,
    // Answers are made once and read once: a fast level costs less than it saves.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } },
    zlibOptions: { level: 2 },
    customTypes: /x-ndjson|text\/|json|javascript|svg|trace-columns/,
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Touchstone", version: context.version },
      components: { securitySchemes: describedSecurity },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(async (api) => {
    for (const add of routes) add(api, context);
  });
  app.get("/api/v1/openapi.json", { schema: { hide: true }, config: needs("public") }, async () =>
    app.swagger(),
  );
  servePreviews(app, context);
  await servePages(app, context, webRoot);
  return app;
}

async function servePages(
  app: FastifyInstance,
  context: Context,
  webRoot: string | undefined,
): Promise<void> {
  const hasPages = webRoot !== undefined && existsSync(webRoot);
  if (hasPages)
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      setHeaders: (reply, path) =>
        void reply.header(
          "cache-control",
          path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    });
  app.setNotFoundHandler(async (request, reply) => {
    if (hasPages && request.method === "GET" && !apiPaths.test(request.url))
      return sendPage({ app, context, webRoot }, request, reply);
    throw new ProblemError(
      "not_found",
      `There is nothing at ${request.method} ${request.url.split("?")[0]}.`,
      {
        hint: "GET /api/v1/openapi.json lists what there is.",
      },
    );
  });
}

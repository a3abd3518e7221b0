import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ProblemError } from "#contract/problem.ts";
import { projectName } from "#contract/wire.ts";
import { asProblem, letSenderFinish, retryAfterSeconds } from "../answer-problem.ts";
import type { Context } from "../context.ts";
import { DecodeError } from "../ingest/otlp/decode-error.ts";
import {
  encodeLogsAnswer,
  encodeMetricsAnswer,
  encodeStatus,
  encodeTracesAnswer,
} from "../ingest/otlp/encode.ts";
import type { Encoding } from "../ingest/otlp/result.ts";
import { rightsOf } from "../access/rights.ts";
import { securityOf } from "../access/described-security.ts";
import { needs, type Route } from "../route.ts";
import { allowBrowsers } from "./otlp-cors.ts";
import { inflate } from "./otlp-body.ts";

/** Where SDKs send: the standard place, Langfuse's and LangSmith's. */
const prefixes = ["", "/api/public/otel", "/otel"];
const mediaTypes: Readonly<Record<Encoding, string>> = {
  protobuf: "application/x-protobuf",
  json: "application/json",
};

export const otlpRoutes: Route = (app, context) => {
  void app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    door.setErrorHandler(refuse);
    allowBrowsers(door, context.config.corsOrigins);
    const options = {
      bodyLimit: context.config.otlpLimitBytes,
      config: needs("ingest", projectOf),
    };
    const security = securityOf("ingest");
    for (const prefix of prefixes) {
      const hide = prefix !== "";
      door.post(
        `${prefix}/v1/traces`,
        { ...options, schema: { ...security, summary: "OTLP/HTTP spans", hide } },
        (request, reply) => answer(request, reply, context, "traces"),
      );
      door.post(
        `${prefix}/v1/logs`,
        { ...options, schema: { ...security, summary: "OTLP/HTTP log records", hide } },
        (request, reply) => answer(request, reply, context, "logs"),
      );
      door.post(
        `${prefix}/v1/metrics`,
        {
          ...options,
          schema: { ...security, summary: "OTLP/HTTP metrics: answered and dropped", hide },
        },
        (request, reply) => answer(request, reply, context, "metrics"),
      );
    }
    greetLangSmith(door);
  });
};

/** LangSmith's SDK asks this before it sends anything. */
function greetLangSmith(door: FastifyInstance): void {
  for (const path of ["/info", "/otel/info"])
    door.get(path, { schema: { hide: true }, config: needs("public") }, async () => ({}));
}

const encoders = {
  traces: encodeTracesAnswer,
  logs: encodeLogsAnswer,
  metrics: encodeMetricsAnswer,
} as const;

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
  signal: keyof typeof encoders,
): Promise<FastifyReply> {
  const encoding = encodingOf(request);
  if (!encoding)
    throw new ProblemError(
      "unsupported_media_type",
      "OTLP comes as application/x-protobuf or application/json.",
    );
  const body = await inflate(request, context.config.otlpLimitBytes);
  const outcome =
    signal === "metrics"
      ? { rejected: 0, message: "" }
      : await context.otlp.receive(
          signal,
          body,
          encoding,
          projectOf(request),
          rightsOf(request, "ingest"),
        );
  return reply.type(mediaTypes[encoding]).send(Buffer.from(encoders[signal](outcome, encoding)));
}

/** OTLP answers faults, the framework's too, with google.rpc.Status in the sender's own encoding. */
async function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const encoding = encodingOf(request) ?? "json";
  const problem =
    error instanceof DecodeError
      ? new ProblemError("bad_request", error.message).problem
      : asProblem(error);
  await letSenderFinish(request, problem);
  if (problem.code === "internal") request.log.error(error);
  if (problem.status === 503) void reply.header("retry-after", retryAfterSeconds);
  const { detail, hint } = problem;
  return reply
    .code(problem.status)
    .type(mediaTypes[encoding])
    .send(Buffer.from(encodeStatus([detail, hint].filter(Boolean).join(" "), encoding)));
}

function encodingOf(request: FastifyRequest): Encoding | undefined {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-protobuf" || type === "application/protobuf") return "protobuf";
  return type === "application/json" ? "json" : undefined;
}

function projectOf(request: FastifyRequest): string | undefined {
  const header = request.headers["x-touchstone-project"];
  if (header === undefined || header === "") return undefined;
  const parsed = projectName.safeParse(header);
  if (!parsed.success)
    throw new ProblemError(
      "bad_request",
      "The header x-touchstone-project is not the name of a project.",
      {
        hint: "Use up to 200 characters without slashes.",
      },
    );
  return parsed.data;
}

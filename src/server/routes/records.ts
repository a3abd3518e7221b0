import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { type Problem, problem, ProblemError } from "#contract/problem.ts";
import { recordsAnswer, recordsInput, recordsPath } from "#contract/records.ts";
import { receiveRecords } from "../ingest/records/receive.ts";
import type { Admission } from "../operations/admission.ts";
import { admitWrites } from "../operations/admit.ts";
import { whoOf } from "../access/principal.ts";
import { usualProjectOf } from "../access/rights.ts";
import { securityOf } from "../access/described-security.ts";
import { needs, type Route } from "../route.ts";

const bodyLimit = 1024 ** 4;
/** What a stream of any length holds at one time: a block of rows and the line that is read. */
const streamBytes = 16 * 1024 * 1024;

/** Newline-delimited records of any length: the body is a stream all the way into the store. */
export const recordsRoute: Route = (app, context) => {
  void app.register(async (door) => {
    door.removeAllContentTypeParsers();
    admitWrites(door, context.admission, (announced) =>
      Math.min(announced || streamBytes, streamBytes),
    );
    door.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    door.post(
      recordsPath,
      {
        bodyLimit,
        config: needs("ingest", projectOf),
        schema: {
          ...securityOf("ingest"),
          summary: "Newline-delimited records; what is accepted is stored",
          consumes: ["application/x-ndjson"],
          querystring: recordsInput,
          response: { 200: recordsAnswer, 400: problem.extend(recordsAnswer.shape) },
        },
      },
      async (request, reply) => {
        const project = projectOf(request);
        const body = request.body instanceof Readable ? request.body : Readable.from([]);
        const { runs, deeds, ...answer } = await receiveRecords({
          db: context.store.db,
          otlp: context.otlp,
          project,
          sender: {
            who: whoOf(request.principal),
            person: request.principal.kind === "user" ? request.principal.name : undefined,
          },
          redactor: await context.redaction.of(project),
          chunks: whileAdmitted(
            inflated(body, request.headers["content-encoding"]),
            context.admission,
          ),
        });
        context.metrics.ingested("records", answer.accepted);
        for (const [kind, { count, names }] of deeds)
          await context.audit.record({
            who: whoOf(request.principal),
            action: `sent ${kind}`,
            project,
            object: kind,
            // A key may bring what others gave: the audit says in whose names.
            detail: { count, ...(names.size > 0 && { names: [...names] }) },
          });
        if (answer.accepted > 0)
          context.live.publish(project, {
            type: "records",
            runs: [...runs].slice(0, 100),
            count: answer.accepted,
          });
        if (answer.accepted === 0 && answer.rejectedCount > 0)
          return reply
            .code(400)
            .type("application/problem+json; charset=utf-8")
            .send({ ...nothingAccepted(answer.rejected[0]), ...answer });
        return reply.type("application/json; charset=utf-8").send(answer);
      },
    );
  });
};

/** A stream may be longer than the disk has room: it is refused on the way, too. */
async function* whileAdmitted(
  chunks: AsyncIterable<Uint8Array>,
  admission: Admission,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    admission.check();
    yield chunk;
  }
}

function projectOf(request: FastifyRequest): string {
  const { project } = recordsInput.parse(request.query);
  return project ?? usualProjectOf(request.principal);
}

function nothingAccepted(first: { line: number; message: string } | undefined): Problem {
  const detail = `No line could be stored. Line ${first?.line}: ${first?.message}`;
  return new ProblemError("bad_request", detail).problem;
}

/**
 * The bytes of the body; a broken gzip stream becomes a bad request, not a fault of ours. The request itself
 * is never destroyed, because the answer travels on its connection.
 */
async function* inflated(body: Readable, sent: string | undefined): AsyncGenerator<Uint8Array> {
  const encoding = sent?.trim().toLowerCase();
  if (encoding !== undefined && encoding !== "identity" && encoding !== "gzip")
    throw new ProblemError(
      "unsupported_media_type",
      `Content-Encoding ${encoding} is not understood.`,
      {
        hint: "Send gzip, or no encoding.",
      },
    );
  const source = encoding === "gzip" ? unpacked(body) : body;
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false })) yield asBytes(chunk);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      "bad_request",
      `The body broke off or is not valid ${encoding ?? "data"}; complete lines before that were stored.`,
    );
  } finally {
    // What is left of it would stand before the next request on this connection.
    body.unpipe().resume();
  }
}

function unpacked(body: Readable): Readable {
  const gunzip = createGunzip();
  body.once("error", (error) => gunzip.destroy(error));
  return body.pipe(gunzip);
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError("a body of bytes was expected");
}

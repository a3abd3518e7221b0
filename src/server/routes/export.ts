import { Readable } from "node:stream";
import { z } from "zod";
import { exportPath } from "#contract/records.ts";
import { flag, projectName } from "#contract/wire.ts";
import { securityOf } from "../access/described-security.ts";
import { needs, type Route } from "../route.ts";
import { exportedLines } from "../store/records/export.ts";

const input = z.object({
  p: projectName,
  /** With the spans too, as OTLP/JSON lines. */
  traces: flag.optional(),
});
const blockCharacters = 64 * 1024;

/** The record stream of a project, which `POST /api/v1/records` takes in again. */
export const exportRoute: Route = (app, { store }) => {
  app.get(
    exportPath,
    {
      config: needs("read"),
      schema: {
        ...securityOf("read"),
        summary:
          "The record stream of a project; with its spans and their logs as OTLP/JSON lines when traces=true",
        params: input.pick({ p: true }),
        querystring: input.omit({ p: true }),
        produces: ["application/x-ndjson"],
      },
    },
    async (request, reply) => {
      const { p, traces } = input.parse({
        ...z.looseObject({}).parse(request.query),
        ...input.pick({ p: true }).parse(request.params),
      });
      const lines = exportedLines(store.db, p, traces ?? false);
      return reply
        .type("application/x-ndjson; charset=utf-8")
        .send(Readable.from(blocks(lines), { objectMode: false }));
    },
  );
};

/** Lines joined to blocks: a write per line costs more than the line. */
async function* blocks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let block = "";
  for await (const line of lines) {
    block += `${line}\n`;
    if (block.length > blockCharacters) {
      yield block;
      block = "";
    }
  }
  if (block) yield block;
}

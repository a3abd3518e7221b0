import { Readable } from "node:stream";
import { z } from "zod";
import { matrixExportInput, matrixExportPath } from "#contract/matrix.ts";
import { matrixFile } from "../compare/export/matrix-export.ts";
import { securityOf } from "../access/described-security.ts";
import { needs, type Route } from "../route.ts";

/** The matrix as its view shows it, as a file. */
export const compareExportRoute: Route = (app, { comparing }) => {
  app.get(
    matrixExportPath,
    {
      config: needs("read"),
      schema: {
        ...securityOf("read"),
        summary: "The rows of the matrix in the order of the view, as CSV, JSON lines or Parquet",
        description:
          "CSV and Parquet have one line an example and repetition, JSON lines one object an example, as " +
          "GET .../compare/examples gives it, with whole texts. In CSV a text that begins with = + - @, a " +
          "tab or a carriage return has an apostrophe in front, so that a spreadsheet does not run it.",
        params: matrixExportInput.pick({ p: true }),
        querystring: matrixExportInput.omit({ p: true }),
        produces: ["text/csv", "application/x-ndjson", "application/vnd.apache.parquet"],
      },
    },
    async (request, reply) => {
      const input = matrixExportInput.parse({
        ...z.looseObject({}).parse(request.query),
        ...matrixExportInput.pick({ p: true }).parse(request.params),
      });
      const left = new AbortController();
      reply.raw.once("close", () => left.abort());
      const { name, type, chunks } = await matrixFile(comparing, input, left.signal);
      return reply
        .type(type)
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(Readable.from(chunks, { objectMode: false }));
    },
  );
};

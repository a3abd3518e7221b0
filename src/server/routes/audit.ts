import { Readable } from "node:stream";
import { z } from "zod";
import { type AuditEntry, auditExportInput, auditExportPath, listAudit } from "#contract/audit.ts";
import { ProblemError } from "#contract/problem.ts";
import { isoTime } from "#contract/wire.ts";
import { securityOf } from "../access/described-security.ts";
import { csvLine } from "../compare/export/csv-text.ts";
import { needs, type Route, route } from "../route.ts";
import { type AuditPlace, auditPage, type AuditQuery } from "../store/audit.ts";
import type { Db } from "../store/db.ts";
import { pageLimit, pageOf } from "./page.ts";

const exportPage = 1000;
const place = z.tuple([isoTime, z.string()]);

export const auditRoutes: readonly Route[] = [
  route(listAudit, async ({ p, cursor, limit, ...filter }, { store, signal }) => {
    const size = pageLimit(limit);
    const after = cursor === undefined ? undefined : readPlace(cursor);
    const query = { project: p, ...filter };
    return pageOf(await auditPage(store.db, query, after, size + 1, { signal }), size, writePlace);
  }),
  (app, { store }) => {
    app.get(
      auditExportPath,
      {
        config: needs("admin"),
        schema: {
          summary: "The audit as CSV or as lines of JSON",
          params: auditExportInput.pick({ p: true }),
          querystring: auditExportInput.omit({ p: true }),
          ...securityOf("admin"),
        },
      },
      async (request, reply) => {
        const { p, format, ...filter } = auditExportInput.parse({
          ...z.looseObject({}).parse(request.query),
          ...z.looseObject({}).parse(request.params),
        });
        const lines = exported(store.db, { project: p, ...filter }, format);
        return reply
          .type(
            format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8",
          )
          .header("content-disposition", `attachment; filename="audit.${format}"`)
          .send(Readable.from(lines, { objectMode: false }));
      },
    );
  },
];

const fields = ["at", "who", "action", "project", "object", "detail"] as const;

async function* exported(
  db: Db,
  query: AuditQuery,
  format: "csv" | "jsonl",
): AsyncGenerator<string> {
  if (format === "csv") yield csvLine(fields);
  let after: AuditPlace | undefined;
  for (;;) {
    const entries = await auditPage(db, query, after, exportPage);
    if (entries.length === 0) return;
    yield entries.map((entry) => lineOf(entry, format)).join("");
    after = entries.at(-1);
  }
}

function lineOf(entry: AuditEntry, format: "csv" | "jsonl"): string {
  if (format === "csv") return csvLine(fields.map((field) => entry[field]));
  const detail: unknown = entry.detail === "" ? null : JSON.parse(entry.detail);
  return `${JSON.stringify({ ...entry, detail })}\n`;
}

function writePlace({ at, id }: AuditPlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

function readPlace(cursor: string): AuditPlace {
  try {
    const [at, id] = place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at, id };
  } catch {
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.", {
      hint: "Start again without a cursor.",
    });
  }
}

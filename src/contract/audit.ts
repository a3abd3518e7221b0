import { z } from "zod";
import { get } from "./endpoint.ts";
import { isoTime, page, pageInput, projectName } from "./wire.ts";

/** Something that somebody did on purpose. */
export const auditEntry = z.object({
  id: z.string(),
  at: isoTime,
  who: z.string(),
  action: z.string(),
  /** "" for what is about the whole server. */
  project: z.string(),
  /** What it was done to. */
  object: z.string(),
  /** JSON text: what was before and after, or how much. */
  detail: z.string(),
});
export type AuditEntry = z.output<typeof auditEntry>;

/** Which entries; each of the texts is looked for in its field, whatever its case. */
export const auditFilter = {
  who: z.string().max(200).optional(),
  action: z.string().max(200).optional(),
  object: z.string().max(1000).optional(),
  from: isoTime.optional(),
  to: isoTime.optional(),
};

export const listAudit = get("/api/v1/projects/:p/audit", {
  summary: "Who did what in this project and to the whole server, the latest first",
  access: "admin",
  input: z.object({ p: projectName, ...auditFilter, ...pageInput }),
  output: page(auditEntry),
});

/** `GET`: the same entries as a file. */
export const auditExportPath = "/api/v1/projects/:p/audit/export";
export const auditExportInput = z.object({
  p: projectName,
  ...auditFilter,
  format: z.enum(["csv", "jsonl"]).default("jsonl"),
});

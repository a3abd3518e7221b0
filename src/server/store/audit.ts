import { randomUUID } from "node:crypto";
import { type AuditEntry, auditEntry } from "#contract/audit.ts";
import type { Db, ReadOptions } from "./db.ts";
import { createBindings } from "./filter/bindings.ts";
import { nextVersion } from "./version.ts";

export interface AuditQuery {
  readonly project: string;
  readonly who?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The entry that a page follows. */
export interface AuditPlace {
  readonly at: string;
  readonly id: string;
}

export async function addAudit(db: Db, entry: Omit<AuditEntry, "id" | "at">): Promise<void> {
  const at = new Date().toISOString();
  await db.insert("audit", [{ ...entry, at, id: randomUUID(), ver: nextVersion() }]);
}

const columns =
  "id, formatDateTime(at, '%FT%T.%fZ', 'UTC') AS at_text, who, action, project, object, detail";

/** Entries of a project and of the whole server, the latest first. */
export async function auditPage(
  db: Db,
  query: AuditQuery,
  after: AuditPlace | undefined,
  limit: number,
  options: ReadOptions = {},
): Promise<AuditEntry[]> {
  const bindings = createBindings();
  const instant = (text: string): string =>
    `parseDateTime64BestEffort(${bindings.bind(new Date(text).toISOString(), "String")}, 3, 'UTC')`;
  const conditions = [`project IN ('', ${bindings.bind(query.project, "String")})`];
  for (const field of ["who", "action", "object"] as const) {
    const wanted = query[field];
    if (wanted)
      conditions.push(
        `positionCaseInsensitiveUTF8(${field}, ${bindings.bind(wanted, "String")}) > 0`,
      );
  }
  if (query.from) conditions.push(`at >= ${instant(query.from)}`);
  if (query.to) conditions.push(`at < ${instant(query.to)}`);
  if (after)
    conditions.push(`(at, id) < (${instant(after.at)}, ${bindings.bind(after.id, "String")})`);
  const rows = await db.rows(
    auditEntry.omit({ at: true }).extend({ at_text: auditEntry.shape.at }),
    `SELECT ${columns} FROM audit FINAL WHERE ${conditions.join(" AND ")}
     ORDER BY at DESC, id DESC LIMIT ${bindings.bind(limit, "UInt32")}`,
    bindings.values,
    options,
  );
  return rows.map(({ at_text, ...entry }) => ({ ...entry, at: at_text }));
}

const deedRow = auditEntry
  .pick({ who: true, action: true })
  .extend({ at_text: auditEntry.shape.at });
const mostDeeds = 100;

/** What was done to one thing of a project, the latest first: without the details, which are for administrators. */
export async function deedsOn(
  db: Db,
  project: string,
  object: string,
  options: ReadOptions = {},
): Promise<Pick<AuditEntry, "at" | "who" | "action">[]> {
  const rows = await db.rows(
    deedRow,
    `SELECT formatDateTime(at, '%FT%T.%fZ', 'UTC') AS at_text, who, action FROM audit FINAL
     WHERE project = {project:String} AND object = {object:String}
     ORDER BY at DESC, id DESC LIMIT ${mostDeeds}`,
    { project, object },
    options,
  );
  return rows.map(({ at_text, who, action }) => ({ at: at_text, who, action }));
}

/** The last time that traces of a project were deleted by something else than their own ids. */
export async function lastDeletion(
  db: Db,
  project: string,
): Promise<Pick<AuditEntry, "at" | "who"> | undefined> {
  const [found] = await db.rows(
    deedRow,
    `SELECT formatDateTime(at, '%FT%T.%fZ', 'UTC') AS at_text, who, action FROM audit FINAL
     WHERE project = {project:String} AND startsWith(action, 'deleted traces by')
       AND action != 'deleted traces by trace'
     ORDER BY at DESC, id DESC LIMIT 1`,
    { project },
  );
  return found && { at: found.at_text, who: found.who };
}

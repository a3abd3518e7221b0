import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { parseJson } from "../records/text.ts";

export interface KeptVersion {
  readonly who: string | null;
  readonly ver: number;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Whose versions: a record, or the scores of a target. */
export interface VersionedKey {
  readonly project: string;
  readonly kind: "run" | "prompt" | "score";
  readonly key: string;
}

/** Versions of one record that are told; who has more changes a record by a program. */
export const mostVersions = 500;
const keptRow = z.object({ who: z.string(), ver: z.number(), record: z.string() });

/** Every version that was kept, the newest first. */
export async function keptVersions(
  db: Db,
  of: VersionedKey,
  options: ReadOptions,
): Promise<KeptVersion[]> {
  const rows = await db.rows(
    keptRow,
    `SELECT who, toFloat64(ver) AS ver, record FROM record_versions FINAL
     WHERE project = {project:String} AND kind = {kind:String} AND key = {key:String}
     ORDER BY ver DESC LIMIT ${mostVersions}`,
    { ...of },
    options,
  );
  return rows.map(({ who, ver, record }) => ({ who: who || null, ver, record: parseJson(record) }));
}

const storedRow = z.object({ ver: z.number(), record: z.string() });

/** The present version of a run, and older ones that are not merged away yet. */
export async function runRows(
  db: Db,
  { project, run }: { readonly project: string; readonly run: string },
  options: ReadOptions,
): Promise<KeptVersion[]> {
  const rows = await db.rows(
    storedRow,
    `SELECT toFloat64(ver) AS ver, record FROM runs
     WHERE project = {project:String} AND run = {run:String} ORDER BY ver DESC LIMIT ${mostVersions}`,
    { project, run },
    options,
  );
  return rows.map(({ ver, record }) => ({ who: null, ver, record: parseJson(record) }));
}

/** The same of a prompt's version. */
export async function promptRows(
  db: Db,
  of: { readonly project: string; readonly prompt: string; readonly version: string },
  options: ReadOptions,
): Promise<KeptVersion[]> {
  const rows = await db.rows(
    storedRow,
    `SELECT toFloat64(ver) AS ver, record FROM prompt_versions
     WHERE project = {project:String} AND prompt = {prompt:String} AND version = {version:String}
     ORDER BY ver DESC LIMIT ${mostVersions}`,
    { ...of },
    options,
  );
  return rows.map(({ ver, record }) => ({ who: null, ver, record: parseJson(record) }));
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { parseJson } from "../records/text.ts";
import { nextVersion } from "../version.ts";

const storedFields = z.object({
  name: z.string(),
  /** What may be shown of the address. */
  address: z.string(),
  createdAt: z.string(),
  /** Address and secret, sealed. */
  sealedUrl: z.string(),
  sealedSecret: z.string(),
});

export interface StoredWebhook extends z.output<typeof storedFields> {
  readonly project: string;
  readonly id: string;
}

const row = z.object({ webhook: z.string(), record: z.string() });

/** The webhooks of a project, the oldest first. */
export async function readWebhooks(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<StoredWebhook[]> {
  const rows = await db.rows(
    row,
    "SELECT webhook, record FROM webhooks FINAL WHERE project = {project:String} AND NOT removed",
    { project },
    options,
  );
  return rows
    .map(({ webhook, record }) => ({
      ...storedFields.parse(parseJson(record)),
      project,
      id: webhook,
    }))
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

export async function saveWebhook(
  db: Db,
  { project, id, ...fields }: StoredWebhook,
): Promise<void> {
  await db.insert("webhooks", [
    { project, webhook: id, removed: false, record: JSON.stringify(fields), ver: nextVersion() },
  ]);
}

export async function removeWebhook(db: Db, project: string, webhook: string): Promise<void> {
  await db.insert("webhooks", [
    { project, webhook, removed: true, record: "{}", ver: nextVersion() },
  ]);
}

import { z } from "zod";
import { delivery } from "#contract/webhooks.ts";
import type { Db, ReadOptions } from "../db.ts";
import { parseJson } from "../records/text.ts";
import { nextVersion } from "../version.ts";

const storedFields = delivery.extend({
  /** The body as it is sent every time. */
  body: z.string(),
});

export interface StoredDelivery extends z.output<typeof storedFields> {
  readonly project: string;
}

const row = z.object({ project: z.string(), record: z.string() });
const mostListed = 200;

function storedDelivery({ project, record }: z.output<typeof row>): StoredDelivery {
  return { ...storedFields.parse(parseJson(record)), project };
}

/** The latest messages of a project, the newest first. */
export async function listDeliveries(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<StoredDelivery[]> {
  const rows = await db.rows(
    row,
    `SELECT project, record FROM deliveries FINAL WHERE project = {project:String}
     ORDER BY at DESC, delivery LIMIT ${mostListed}`,
    { project },
    options,
  );
  return rows.map(storedDelivery);
}

/** Messages of all projects that are not at their end. */
export async function waitingDeliveries(db: Db): Promise<StoredDelivery[]> {
  const rows = await db.rows(
    row,
    "SELECT project, record FROM deliveries FINAL WHERE status = 'waiting' ORDER BY at, delivery",
  );
  return rows.map(storedDelivery);
}

export async function saveDelivery(db: Db, { project, ...fields }: StoredDelivery): Promise<void> {
  await db.insert("deliveries", [
    {
      project,
      delivery: fields.id,
      webhook: fields.webhook.id,
      at: fields.createdAt,
      status: fields.status,
      record: JSON.stringify(fields),
      ver: nextVersion(),
    },
  ]);
}

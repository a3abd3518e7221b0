import { z } from "zod";
import { alert, type Alert } from "#contract/alerts.ts";
import type { Db, ReadOptions } from "../db.ts";
import { parseJson } from "../records/text.ts";
import { nextVersion } from "../version.ts";

/** An alert, or something that was there before its rule and is known without being told. */
export interface StoredAlert extends Alert {
  readonly told: boolean;
}

const row = z.object({ record: z.string(), told: z.boolean() });

function storedAlert({ record, told }: z.output<typeof row>): StoredAlert {
  return { ...alert.parse(parseJson(record)), told };
}

/** Everything a rule ever noticed, told or not. */
export async function alertsOfRule(db: Db, project: string, rule: string): Promise<StoredAlert[]> {
  const rows = await db.rows(
    row,
    "SELECT record, told FROM alerts FINAL WHERE project = {project:String} AND rule = {rule:String}",
    { project, rule },
  );
  return rows.map(storedAlert);
}

export async function saveAlerts(
  db: Db,
  project: string,
  alerts: readonly StoredAlert[],
): Promise<void> {
  if (alerts.length === 0) return;
  await db.insert(
    "alerts",
    alerts.map(({ told, ...one }) => ({
      project,
      rule: one.rule.id,
      alert: one.id,
      at: one.at,
      told,
      standing: one.recovered === null,
      acknowledged: one.acknowledged !== null,
      record: JSON.stringify(one),
      ver: nextVersion(),
    })),
  );
}

export interface AlertQuery {
  readonly project: string;
  readonly unread?: boolean | undefined;
  readonly rule?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly limit: number;
  /** Time and id of the last one that is known already. */
  readonly after?: readonly [at: string, id: string] | undefined;
}

/** Alerts that were told, the newest first. */
export async function listAlerts(
  db: Db,
  { project, unread = false, rule = "", ids, limit, after }: AlertQuery,
  options: ReadOptions = {},
): Promise<StoredAlert[]> {
  const rows = await db.rows(
    row,
    `SELECT record, told FROM alerts FINAL
     WHERE project = {project:String} AND told
       AND ({rule:String} = '' OR rule = {rule:String})
       ${unread ? "AND NOT acknowledged" : ""}
       ${ids ? "AND alert IN {ids:Array(String)}" : ""}
       ${after ? "AND (at, alert) < (parseDateTime64BestEffort({afterAt:String}, 3, 'UTC'), {afterId:String})" : ""}
     ORDER BY at DESC, alert DESC LIMIT {limit:UInt32}`,
    {
      project,
      rule,
      limit,
      ids: ids ?? [],
      afterAt: after?.[0] ?? "",
      afterId: after?.[1] ?? "",
    },
    options,
  );
  return rows.map(storedAlert);
}

const counts = z.object({ unread: z.number(), still: z.number() });

export async function countAlerts(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<{ readonly unread: number; readonly standing: number }> {
  const rows = await db.rows(
    counts,
    `SELECT toUInt32(countIf(NOT acknowledged)) AS unread, toUInt32(countIf(standing)) AS still
     FROM alerts FINAL WHERE project = {project:String} AND told`,
    { project },
    options,
  );
  return { unread: rows[0]?.unread ?? 0, standing: rows[0]?.still ?? 0 };
}

/** How many alerts of each rule are not over. */
export async function standingByRule(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<Map<string, number>> {
  const rows = await db.rows(
    z.object({ rule: z.string(), still: z.number() }),
    `SELECT rule, toUInt32(count()) AS still FROM alerts FINAL
     WHERE project = {project:String} AND told AND standing GROUP BY rule`,
    { project },
    options,
  );
  return new Map(rows.map(({ rule, still }) => [rule, still]));
}

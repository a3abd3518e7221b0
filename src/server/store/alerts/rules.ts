import { z } from "zod";
import { alertRuleDraft } from "#contract/alerts.ts";
import type { Db, ReadOptions } from "../db.ts";
import { parseJson } from "../records/text.ts";
import { nextVersion } from "../version.ts";

const storedFields = z.object({
  ...alertRuleDraft.shape,
  createdAt: z.string(),
  /** Whether what was there before it is known: only what comes after is told. */
  primed: z.boolean(),
});

export interface StoredRule extends z.output<typeof storedFields> {
  readonly project: string;
  readonly id: string;
}

const row = z.object({ project: z.string(), rule: z.string(), record: z.string() });

/** The rules of a project, of all projects without one; the oldest first. */
export async function readRules(
  db: Db,
  project?: string,
  options: ReadOptions = {},
): Promise<StoredRule[]> {
  const rows = await db.rows(
    row,
    `SELECT project, rule, record FROM alert_rules FINAL
     WHERE NOT removed AND ({project:String} = '' OR project = {project:String})`,
    { project: project ?? "" },
    options,
  );
  return rows
    .map((each) => ({
      ...storedFields.parse(parseJson(each.record)),
      project: each.project,
      id: each.rule,
    }))
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

export async function saveRule(db: Db, { project, id, ...fields }: StoredRule): Promise<void> {
  await db.insert("alert_rules", [
    { project, rule: id, removed: false, record: JSON.stringify(fields), ver: nextVersion() },
  ]);
}

export async function removeRule(db: Db, project: string, rule: string): Promise<void> {
  await db.insert("alert_rules", [
    { project, rule, removed: true, record: "{}", ver: nextVersion() },
  ]);
}

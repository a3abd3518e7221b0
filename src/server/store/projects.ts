import { z } from "zod";
import type { Project } from "#contract/projects.ts";
import type { Db } from "./db.ts";
import { nextVersion } from "./version.ts";

const projectRow = z.object({
  name: z.string(),
  traceCount: z.number(),
  runCount: z.number(),
  datasetCount: z.number(),
  promptCount: z.number(),
  lastActivity: z.string().nullable(),
});

const known = new WeakMap<Db, Set<string>>();

/** Records that a project exists; costs nothing after the first time. */
export async function ensureProject(db: Db, project: string): Promise<void> {
  const names = known.get(db) ?? new Set();
  known.set(db, names);
  if (names.has(project)) return;
  const found = await db.rows(
    z.object({ name: z.string() }),
    "SELECT project AS name FROM projects WHERE project = {project:String} LIMIT 1",
    { project },
  );
  if (found.length === 0)
    await db.insert("projects", [
      { project, created_at: new Date().toISOString(), ver: nextVersion() },
    ]);
  names.add(project);
}

/** The project was deleted: it exists again when something is sent to it. */
export function forgetProject(db: Db, project: string): void {
  known.get(db)?.delete(project);
}

/** Projects after `after`, by name; one alone when `only` is given, only some when `among` is. */
export async function projectsOf(
  db: Db,
  {
    after = "",
    limit,
    only,
    among,
  }: { after?: string; limit: number; only?: string; among?: readonly string[] },
): Promise<Project[]> {
  const names = await db.rows(
    z.object({ name: z.string() }),
    `SELECT DISTINCT project AS name FROM projects
     WHERE project > {after:String} AND ({only:String} = '' OR project = {only:String})
       AND ({some:Bool} = false OR project IN {among:Array(String)})
     ORDER BY name LIMIT {limit:UInt32}`,
    { after, only: only ?? "", some: among !== undefined, among: among ?? [], limit },
  );
  if (names.length === 0) return [];
  const counts = await db.rows(
    projectRow,
    `SELECT project AS name,
       sumIf(n, kind = 'traces') AS traceCount, sumIf(n, kind = 'runs') AS runCount,
       sumIf(n, kind = 'datasets') AS datasetCount, sumIf(n, kind = 'prompts') AS promptCount,
       if(max(last) = 0, NULL, formatDateTime(fromUnixTimestamp64Milli(toInt64(max(last)), 'UTC'), '%FT%T.000Z')) AS lastActivity
     FROM (
       SELECT project, 'traces' AS kind, uniqExact(trace_id) AS n, intDiv(max(ver), 1024) AS last FROM roll_ups WHERE project IN {names:Array(String)} GROUP BY project
       UNION ALL SELECT project, 'runs', uniqExact(run), intDiv(max(ver), 1024) FROM runs WHERE project IN {names:Array(String)} GROUP BY project
       UNION ALL SELECT project, 'datasets', uniqExact(dataset), intDiv(max(ver), 1024) FROM examples WHERE project IN {names:Array(String)} GROUP BY project
       UNION ALL SELECT project, 'prompts', uniqExact(prompt), intDiv(max(ver), 1024) FROM prompt_versions WHERE project IN {names:Array(String)} GROUP BY project
     ) GROUP BY project`,
    { names: names.map(({ name }) => name) },
  );
  const byName = new Map(counts.map((row) => [row.name, row]));
  return names.map(
    ({ name }) =>
      byName.get(name) ?? {
        name,
        traceCount: 0,
        runCount: 0,
        datasetCount: 0,
        promptCount: 0,
        lastActivity: null,
      },
  );
}

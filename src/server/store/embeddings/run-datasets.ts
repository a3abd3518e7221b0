import type { Db, ReadOptions } from "../db.ts";

/** Dataset of every run of a project, "" where it names none. */
export async function readRunDatasets(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<Map<string, string>> {
  const rows = await db.tuples(
    "SELECT toString(run), toString(dataset) FROM runs FINAL WHERE project = {project:String}",
    { project },
    options,
  );
  return new Map(rows.map(([run, dataset]) => [String(run), String(dataset)]));
}

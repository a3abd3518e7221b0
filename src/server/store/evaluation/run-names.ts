import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

const nameRow = z.object({ run: z.string(), name: z.string() });

/** Names of these runs by id; without the numbers that make a run dear to read. */
export async function namesOfRuns(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, string>> {
  const rows = await db.rows(
    nameRow,
    "SELECT run, name FROM runs FINAL WHERE project = {project:String} AND run IN {runs:Array(String)}",
    { project, runs: ids },
    options,
  );
  return new Map(rows.map(({ run, name }) => [run, name]));
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

const row = z.object({ prompt: z.string(), version: z.string() });

/** Prompt versions that carry a label. */
export function labelledVersions(
  db: Db,
  project: string,
  label: string,
  options: ReadOptions = {},
): Promise<z.output<typeof row>[]> {
  return db.rows(
    row,
    `SELECT prompt, version FROM prompt_versions FINAL WHERE project = {project:String}
       AND has(JSONExtract(record, 'labels', 'Array(String)'), {label:String})`,
    { project, label },
    options,
  );
}

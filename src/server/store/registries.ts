import { z } from "zod";
import { sliceRecord } from "#contract/records.ts";
import type { slice } from "#contract/registries.ts";
import type { Db, ReadOptions } from "./db.ts";

/** What every list of names takes: rows after a name, in order of names. */
export interface NamePage {
  readonly project: string;
  readonly after: string;
  readonly limit: number;
}

export async function listSlices(
  db: Db,
  page: NamePage,
  options: ReadOptions = {},
): Promise<z.output<typeof slice>[]> {
  const rows = await db.rows(
    z.object({ record: z.string() }),
    `SELECT record FROM slices FINAL WHERE project = {project:String} AND slice > {after:String}
     ORDER BY slice LIMIT {limit:UInt32}`,
    { ...page },
    options,
  );
  return rows.map(({ record }) => {
    const { name, where, note } = sliceRecord.parse(JSON.parse(record));
    return { name, where, note: note ?? null };
  });
}

import { z } from "zod";
import { noteKinds } from "#contract/records.ts";
import type { TimelineNote } from "#contract/timeline.ts";
import type { Db, ReadOptions } from "../db.ts";

const row = z.object({
  run: z.string(),
  metric: z.string(),
  kind: z.enum(noteKinds),
  author: z.string(),
  at: z.string(),
  text: z.string(),
});

/** Enough for every run of a timeline to have one; the newest are kept. */
const mostNotes = 2000;

/** What was said of runs of a project, the oldest first. A note without a time is as old as its receipt. */
export async function readNotes(
  db: Db,
  { project, runs }: { readonly project: string; readonly runs: readonly string[] },
  options: ReadOptions = {},
): Promise<TimelineNote[]> {
  const rows = await db.rows(
    row,
    `SELECT run, metric, kind, author, if(at != '', at, received) AS at, text FROM (
       SELECT run, metric, kind, author, at, JSONExtractString(record, 'text') AS text, ver,
         formatDateTime(fromUnixTimestamp64Milli(toInt64(intDiv(ver, 1024)), 'UTC'), '%Y-%m-%dT%H:%i:%SZ') AS received
       FROM notes FINAL WHERE project = {project:String} AND run IN {runs:Array(String)}
     ) ORDER BY ver DESC, run, metric LIMIT {limit:UInt32}`,
    { project, runs, limit: mostNotes },
    options,
  );
  return rows.toReversed().map(({ metric, author, ...note }) => ({
    ...note,
    metric: metric || null,
    author: author || null,
  }));
}

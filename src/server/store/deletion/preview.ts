import { z } from "zod";
import type { DeletionPreview } from "#contract/deletion.ts";
import type { Db } from "../db.ts";
import type { DeletionScope } from "./scope.ts";
import { type Target, type Targets, targetsOf } from "./targets.ts";

const counted = z.object({ n: z.number() });
const extent = z.object({
  n: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});

/** What a deletion takes now. */
export async function previewOf(
  db: Db,
  scope: DeletionScope,
  found?: Targets,
): Promise<DeletionPreview> {
  const { targets } = found ?? (await targetsOf(db, scope));
  const byTable = new Map<string, number>();
  for (const target of targets) {
    const rows = await countOf(db, target);
    byTable.set(target.table, (byTable.get(target.table) ?? 0) + rows);
  }
  const traces = await extentOf(
    db,
    targets.filter(({ table }) => table === "roll_ups"),
  );
  return {
    ...traces,
    tables: [...byTable]
      .filter(([, rows]) => rows > 0)
      .map(([name, rows]) => ({ name, rows }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    resultCount:
      scope.kind === "project"
        ? 0
        : await resultsNaming(
            db,
            targets.filter(({ table }) => table === "spans"),
          ),
  };
}

async function countOf(db: Db, { table, condition, values }: Target): Promise<number> {
  const [row] = await db.rows(
    counted,
    `SELECT count() AS n FROM ${table} FINAL WHERE ${condition}`,
    values,
  );
  return row?.n ?? 0;
}

async function extentOf(db: Db, targets: readonly Target[]) {
  let traceCount = 0;
  let firstStart: string | null = null;
  let lastStart: string | null = null;
  for (const { condition, values } of targets) {
    const [row] = await db.rows(
      extent,
      `SELECT count() AS n, if(n = 0, NULL, formatDateTime(min(start_time), '%FT%T.000Z', 'UTC')) AS first,
         if(n = 0, NULL, formatDateTime(max(start_time), '%FT%T.000Z', 'UTC')) AS last
       FROM roll_ups FINAL WHERE ${condition}`,
      values,
    );
    if (!row) continue;
    traceCount += row.n;
    if (row.first !== null && (firstStart === null || row.first < firstStart))
      firstStart = row.first;
    if (row.last !== null && (lastStart === null || row.last > lastStart)) lastStart = row.last;
  }
  return { traceCount, firstStart, lastStart };
}

/** Results are of runs and stay; the trace they name is gone. */
async function resultsNaming(db: Db, targets: readonly Target[]): Promise<number> {
  let count = 0;
  for (const target of targets) count += await countOf(db, { ...target, table: "results" });
  return count;
}

import { z } from "zod";
import type { traceHistogram } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type TraceScope, scopeSql } from "./scope.ts";

type Histogram = z.output<typeof traceHistogram.output>;

/** Lengths of a bucket that people can read, seconds. */
const steps = [
  1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000,
  31_536_000,
];

const extent = z.object({ first: z.number(), last: z.number(), total: z.number() });
const bucketRow = z.object({
  start: z.number(),
  count: z.number(),
  errors: z.number(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
});

/** Matching traces over time, at most `buckets` intervals of a readable length; empty ones included. */
export async function histogramOf(
  db: Db,
  scope: TraceScope,
  buckets: number,
  options: ReadOptions = {},
): Promise<Histogram> {
  const { condition, values } = scopeSql(scope);
  // Old versions may reach further than the newest, which only makes the buckets longer.
  const [range] = await db.rows(
    extent,
    `SELECT toUnixTimestamp(min(start_time)) AS first, toUnixTimestamp(max(start_time)) AS last, count() AS total
     FROM roll_ups WHERE ${condition}`,
    values,
    options,
  );
  if (!range || range.total === 0) return { stepSeconds: steps[0]!, buckets: [] };
  const step = stepFor(range.last - range.first + 1, buckets);
  const rows = await db.rows(
    bucketRow,
    `SELECT intDiv(toUnixTimestamp(start_time), {step:UInt32}) * {step:UInt32} AS start,
       toUInt32(count()) AS count, toUInt32(countIf(status = 'error')) AS errors,
       quantileOrNull(0.5)(duration_ms) AS p50, quantileOrNull(0.95)(duration_ms) AS p95
     FROM roll_ups FINAL WHERE ${condition} GROUP BY start ORDER BY start`,
    { ...values, step },
    options,
  );
  return { stepSeconds: step, buckets: fill(rows, step) };
}

function stepFor(seconds: number, buckets: number): number {
  return steps.find((step) => seconds / step <= Math.max(1, buckets - 1)) ?? steps.at(-1)!;
}

function fill(rows: readonly z.output<typeof bucketRow>[], step: number): Histogram["buckets"] {
  const byStart = new Map(rows.map((row) => [row.start, row]));
  const filled: Histogram["buckets"] = [];
  const last = rows.at(-1)?.start ?? 0;
  for (let start = rows[0]?.start ?? 0; start <= last; start += step) {
    const row = byStart.get(start);
    filled.push({
      start: new Date(start * 1000).toISOString(),
      count: row?.count ?? 0,
      errors: row?.errors ?? 0,
      p50Ms: row?.p50 ?? null,
      p95Ms: row?.p95 ?? null,
    });
  }
  return filled;
}

import type { FailureGroup, Failures } from "#contract/failures.ts";
import type { Db, ReadOptions } from "../../store/db.ts";
import {
  failureCounts,
  type FailureQuery,
  type FailureRow,
  failureRows,
  failureScope,
  wrongCounts,
} from "../../store/traces/failures.ts";
import { pathSeparator } from "../trace-failures.ts";

const mostBuckets = 30;
/** Lengths of a bucket that people can read, seconds. */
const steps = [1, 5, 15, 60, 300, 900, 3600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000];

/** A page of failures with how often each happened over time. */
export async function failuresOf(
  db: Db,
  query: FailureQuery,
  options: ReadOptions,
): Promise<Failures> {
  const [scope, { rows, total }] = await Promise.all([
    failureScope(db, query, options),
    failureRows(db, query, options),
  ]);
  const signatures = rows.map(({ signature }) => signature);
  const time = timeOf(scope);
  const [counts, wrong] =
    rows.length === 0
      ? [[], []]
      : await Promise.all([
          failureCounts(db, query, signatures, time, options),
          wrongCounts(db, query, signatures, options),
        ]);
  const wrongOf = new Map(wrong.map((row) => [row.signature, row.wrong]));
  const end = query.offset + rows.length;
  return {
    items: rows.map((row) => ({
      ...groupOf(row),
      wrongCount: wrongOf.get(row.signature) ?? 0,
      counts: countsOf(
        counts.filter(({ signature }) => signature === row.signature),
        time.buckets,
      ),
    })),
    nextCursor: end < total && rows.length > 0 ? String(end) : null,
    total,
    traceCount: scope.traces,
    fatalCount: scope.fatal,
    recoveredCount: scope.recovered,
    buckets: Array.from({ length: rows.length === 0 ? 0 : time.buckets }, (_, at) =>
      new Date((time.first + at * time.stepSeconds) * 1000).toISOString(),
    ),
  };
}

function groupOf(row: FailureRow): Omit<FailureGroup, "wrongCount" | "counts"> {
  return {
    signature: row.signature,
    path: row.path.split(pathSeparator),
    errorType: row.type || null,
    message: row.message,
    traceCount: row.traces,
    stepCount: row.steps,
    fatalCount: row.fatal,
    recoveredCount: row.traces - row.fatal,
    firstSeen: row.first,
    lastSeen: row.last,
    models: row.models,
    promptVersions: row.prompts,
    services: row.services,
    releases: row.releases,
    example: {
      traceId: row.exampleTrace,
      spanId: row.exampleSpan,
      message: row.exampleMessage,
    },
  };
}

function timeOf({ first, last }: { readonly first: number; readonly last: number }) {
  const extent = Math.max(1, last - first + 1);
  const stepSeconds =
    steps.find((step) => extent / step <= mostBuckets - 1) ?? Math.ceil(extent / (mostBuckets - 1));
  const start = Math.floor(first / stepSeconds) * stepSeconds;
  return { first: start, stepSeconds, buckets: Math.floor((last - start) / stepSeconds) + 1 };
}

function countsOf(
  rows: readonly { readonly bucket: number; readonly traces: number }[],
  buckets: number,
): number[] {
  const counts = Array<number>(buckets).fill(0);
  for (const { bucket, traces } of rows) if (bucket < buckets) counts[bucket] = traces;
  return counts;
}

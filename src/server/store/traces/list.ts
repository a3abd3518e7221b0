import { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import type { TraceSort, TraceSummary } from "#contract/traces.ts";
import type { Db, Parameters, ReadOptions } from "../db.ts";
import { type TraceScope, scopeSql } from "./scope.ts";
import { summaryColumns, summaryOf, summaryRow } from "./summary-row.ts";

/** What each order sorts by; ties go by id, so that a cursor never skips or repeats. */
const orders: Readonly<
  Record<TraceSort, { readonly key: string; readonly type: string; readonly down: boolean }>
> = {
  latest: { key: "start_time", type: "DateTime64(9, 'UTC')", down: true },
  oldest: { key: "start_time", type: "DateTime64(9, 'UTC')", down: false },
  slowest: { key: "coalesce(duration_ms, -1)", type: "Float64", down: true },
  costliest: { key: "coalesce(cost_usd, -1)", type: "Float64", down: true },
  most_tokens: { key: "toInt64(coalesce(total_tokens, -1))", type: "Int64", down: true },
  most_spans: { key: "toInt64(span_count)", type: "Int64", down: true },
};

const versionedRow = summaryRow.extend({ ver: z.number() });
const candidate = z.object({
  id: z.string(),
  home: z.number(),
  sortKey: z.string(),
  ver: z.number(),
});
type Candidate = z.output<typeof candidate>;
const cursorText = z.tuple([z.string(), z.string()]);
type Cursor = z.output<typeof cursorText>;

export interface TracePage {
  readonly items: TraceSummary[];
  readonly nextCursor: string | null;
}

interface PageInput {
  readonly sort: TraceSort;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Old roll-ups that may stand among the candidates of a page without a second look. */
const spareCandidates = 10;
/** Ids travel in the address of a request, which must stay below a megabyte. */
const mostCandidates = 4000;

/**
 * A page of traces. Candidates come from all versions of the roll-ups, because to merge the versions of every
 * trace first costs ten times as much; each is then held against the newest version of its trace, which the
 * page shows anyway. The row of a newest version that matches is always among the candidates, so what
 * remains is exact.
 */
export async function listTraces(
  db: Db,
  scope: TraceScope,
  { sort, limit, cursor }: PageInput,
  options: ReadOptions = {},
): Promise<TracePage> {
  const found: { readonly cursor: Cursor; readonly summary: TraceSummary }[] = [];
  let after = cursor === undefined ? undefined : readCursor(cursor);
  for (let count = limit + 1 + spareCandidates; ; count = Math.min(count * 4, mostCandidates)) {
    const candidates = await candidatesAfter(db, scope, { sort, after, count }, options);
    const newest = await newestOf(
      db,
      "home IN {homes:Array(Int32)} AND trace_id IN {ids:Array(String)}",
      {
        project: scope.project,
        homes: [...new Set(candidates.map(({ home }) => home))],
        ids: candidates.map(({ id }) => id),
      },
      options,
    );
    for (const { id, sortKey, ver } of candidates) {
      after = [sortKey, id];
      const trace = newest.get(id);
      if (trace?.ver !== ver) continue;
      newest.delete(id);
      found.push({ cursor: after, summary: trace.summary });
    }
    if (found.length > limit || candidates.length < count) break;
  }
  const last = found[limit - 1];
  return {
    items: found.slice(0, limit).map(({ summary }) => summary),
    nextCursor:
      found.length > limit && last
        ? Buffer.from(JSON.stringify(last.cursor)).toString("base64url")
        : null,
  };
}

/** Versions of roll-ups that match, in the order of the page. Of one trace at one place the newest comes first. */
function candidatesAfter(
  db: Db,
  scope: TraceScope,
  { sort, after, count }: { sort: TraceSort; after: Cursor | undefined; count: number },
  options: ReadOptions,
): Promise<Candidate[]> {
  const { key, type, down } = orders[sort];
  const { condition, values } = scopeSql(scope);
  const order = down ? "DESC" : "ASC";
  const beyond = after
    ? `AND ${key} ${down ? "<=" : ">="} {afterKey:${type}} AND (${key}, trace_id) ${down ? "<" : ">"} ({afterKey:${type}}, {afterId:String})`
    : "";
  return db.rows(
    candidate,
    `SELECT trace_id AS id, home, toString(${key}) AS sortKey, ver FROM roll_ups WHERE ${condition} ${beyond}
     ORDER BY ${key} ${order}, trace_id ${order}, ver DESC LIMIT {count:UInt32}`,
    { ...values, count, ...(after && { afterKey: after[0], afterId: after[1] }) },
    options,
  );
}

/**
 * The newest roll-up of each trace, by id. PREWHERE by the key skips the wide columns of the blocks that hold
 * none of them; a condition on other columns there would pick among versions.
 */
async function newestOf(
  db: Db,
  condition: string,
  values: Parameters,
  options: ReadOptions,
): Promise<Map<string, { readonly ver: number; readonly summary: TraceSummary }>> {
  const rows = await db.rows(
    versionedRow,
    `SELECT ${summaryColumns}, ver FROM roll_ups FINAL
     PREWHERE project = {project:String} AND ${condition} ORDER BY ver`,
    values,
    options,
  );
  return new Map(rows.map((row) => [row.trace_id, { ver: row.ver, summary: summaryOf(row) }]));
}

function readCursor(text: string): Cursor {
  try {
    return cursorText.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.", {
      hint: "Start again without a cursor.",
    });
  }
}

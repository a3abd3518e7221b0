import { z } from "zod";
import type { SessionSummary, sessionSorts, UserSummary } from "#contract/sessions.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type TraceScope, scopeSql } from "./scope.ts";

export interface SessionQuery extends TraceScope {
  readonly sort: (typeof sessionSorts)[number];
  readonly limit: number;
  readonly offset: number;
}

interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly traceCount: number;
  readonly namelessCount: number;
}

const orders: Readonly<Record<SessionQuery["sort"], string>> = {
  latest: "lastSeen DESC",
  turns: "traceCount DESC, lastSeen DESC",
  costliest: "coalesce(costUsd, -1) DESC, lastSeen DESC",
  most_tokens: "coalesce(tokensTotal, -1) DESC, lastSeen DESC",
  failed: "fatalCount DESC, recoveredCount DESC, lastSeen DESC",
};

const mostValues = 8;
const inputCharacters = 300;

const iso = (time: string): string =>
  `concat(formatDateTime(${time}, '%Y-%m-%dT%H:%i:%S', 'UTC'), 'Z')`;
const distinct = (list: string): string => `arraySlice(arraySort(${list}), 1, ${mostValues})`;

const totalsRow = {
  traceCount: z.number(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  tokensTotal: z.number().nullable(),
  costUsd: z.number().nullable(),
  unpricedCalls: z.number(),
  fatalCount: z.number(),
  recoveredCount: z.number(),
  models: z.array(z.string()),
};

/** A sum of nothing but NULL is NULL: not reported is not 0. */
const totals = `toUInt32(count()) AS traceCount,
  ${iso("min(t.start_time)")} AS firstSeen, ${iso("max(t.start_time)")} AS lastSeen,
  toFloat64(sum(t.total_tokens)) AS tokensTotal, sum(t.cost_usd) AS costUsd,
  toUInt32(sum(t.unpriced_calls)) AS unpricedCalls,
  toUInt32(countIf(t.status = 'error')) AS fatalCount, toUInt32(countIf(t.recovered)) AS recoveredCount,
  ${distinct("groupUniqArrayArray(t.models)")} AS models`;

const sessionRow = z.object({
  sessionId: z.string(),
  users: z.array(z.string()),
  input: z.string(),
  ...totalsRow,
});
const userRow = z.object({ userId: z.string(), sessionCount: z.number(), ...totalsRow });

/** A page of sessions: the traces in scope, added up by session. */
export async function sessionsOf(
  db: Db,
  query: SessionQuery,
  options: ReadOptions = {},
): Promise<Page<SessionSummary>> {
  const columns = `t.session_id AS sessionId,
    ${distinct("groupUniqArrayIf(t.user_id, t.user_id != '')")} AS users,
    argMin(substringUTF8(t.input, 1, ${inputCharacters}), t.start_time) AS input`;
  const page = await grouped(db, query, { key: "session_id", columns, row: sessionRow }, options);
  return { ...page, items: page.items.map((row) => ({ ...row, input: row.input || null })) };
}

/** A page of users: the traces in scope, added up by end user. */
export async function usersOf(
  db: Db,
  query: SessionQuery,
  options: ReadOptions = {},
): Promise<Page<UserSummary>> {
  const columns = `t.user_id AS userId,
    toUInt32(uniqExactIf(t.session_id, t.session_id != '')) AS sessionCount`;
  return grouped(db, query, { key: "user_id", columns, row: userRow }, options);
}

interface Grouping<Row extends z.ZodType> {
  readonly key: "session_id" | "user_id";
  readonly columns: string;
  readonly row: Row;
}

const countRow = z.object({ total: z.number(), traces: z.number(), nameless: z.number() });

async function grouped<Row extends z.ZodType>(
  db: Db,
  query: SessionQuery,
  { key, columns, row }: Grouping<Row>,
  options: ReadOptions,
): Promise<Page<z.output<Row>>> {
  const { condition, values } = scopeSql(query);
  const read = `SELECT session_id, user_id, start_time, total_tokens, cost_usd, unpriced_calls, status, recovered,
      models, input FROM roll_ups FINAL WHERE ${condition}`;
  const [items, [count]] = await Promise.all([
    db.rows(
      row,
      `SELECT ${columns}, ${totals} FROM (${read} AND ${key} != '') AS t
       GROUP BY t.${key} ORDER BY ${orders[query.sort]}, t.${key} LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
      { ...values, limit: query.limit, offset: query.offset },
      options,
    ),
    db.rows(
      countRow,
      `SELECT toUInt32(uniqExactIf(${key}, ${key} != '')) AS total, toUInt32(count()) AS traces,
         toUInt32(countIf(${key} = '')) AS nameless
       FROM roll_ups FINAL WHERE ${condition}`,
      values,
      options,
    ),
  ]);
  const { total = 0, traces = 0, nameless = 0 } = count ?? {};
  const end = query.offset + items.length;
  return {
    items,
    nextCursor: end < total && items.length > 0 ? String(end) : null,
    total,
    traceCount: traces,
    namelessCount: nameless,
  };
}

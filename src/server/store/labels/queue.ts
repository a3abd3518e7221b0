import { z } from "zod";
import type { LabelQueue, ResultKey } from "#contract/labels.ts";
import type { Db, ReadOptions } from "../db.ts";
import { createBindings } from "../filter/bindings.ts";
import { isJudge, isScored, scopeValues, scoresOfScope } from "./labelled-scope.ts";
import { type QueueQuery, queueSource, ratingsSql } from "./queue-source.ts";
import { placeOf } from "./result-place.ts";

/** A page begins at or after a result, or ends before it. */
export interface QueueCursor {
  readonly at: ResultKey;
  readonly side: "from" | "after" | "before";
}

const keyRow = z.object({ run: z.string(), example: z.string(), repetition: z.number() });
const signs = { from: ">=", after: ">", before: "<" };

/** Results of the queue in their order: `limit` of them on the given side of the cursor. */
export async function queuePage(
  db: Db,
  query: QueueQuery,
  cursor: QueueCursor | undefined,
  limit: number,
  options: ReadOptions = {},
): Promise<ResultKey[]> {
  const { sql, isMine, values } = queueSource(query);
  const back = cursor?.side === "before";
  const there = `(${placeOf("{atRun:String}", "{atExample:String}", "{atRepetition:UInt16}")},
    {atRun:String}, {atExample:String}, {atRepetition:UInt16})`;
  const order = ["place", "run", "example", "repetition"]
    .map((column) => `${column} ${back ? "DESC" : "ASC"}`)
    .join(", ");
  const rows = await db.rows(
    keyRow,
    `SELECT run, example, repetition FROM (${sql})
     WHERE ${query.which === "unscored" ? `NOT ${isMine}` : "1"}
       AND ${cursor ? `(place, run, example, repetition) ${signs[cursor.side]} ${there}` : "1"}
     ORDER BY ${order} LIMIT {limit:UInt32}`,
    {
      ...values,
      limit,
      ...(cursor && {
        atRun: cursor.at.run,
        atExample: cursor.at.example,
        atRepetition: cursor.at.repetition,
      }),
    },
    options,
  );
  return back ? rows.toReversed() : rows;
}

/** The first result of the queue that the annotator has not scored; undefined when all are. */
export async function firstUnscored(
  db: Db,
  query: QueueQuery,
  options: ReadOptions = {},
): Promise<ResultKey | undefined> {
  const { sql, isMine, values } = queueSource(query);
  const [row] = await db.rows(
    keyRow,
    `SELECT run, example, repetition FROM (${sql}) WHERE NOT ${isMine}
     ORDER BY place, run, example, repetition LIMIT 1`,
    values,
    options,
  );
  return row;
}

const progressRow = z.object({ total: z.number(), scored: z.number() });
const annotatorRow = z.object({ name: z.string(), scored: z.number() });
const mostAnnotators = 50;

/** How much of the queue is scored: `unscored` counts what it leaves out too. */
export async function queueProgress(
  db: Db,
  query: QueueQuery,
  options: ReadOptions = {},
): Promise<{ total: number; scored: number; annotators: z.output<typeof annotatorRow>[] }> {
  const { sql, isMine, isByPeople, values } = queueSource(query);
  const [[row], annotators] = await Promise.all([
    db.rows(
      progressRow,
      `SELECT toUInt32(count()) AS total, toUInt32(countIf(${isMine})) AS scored FROM (${sql})`,
      values,
      options,
    ),
    db.rows(
      annotatorRow,
      `SELECT toString(annotator) AS name, toUInt32(uniqExact(run, example, repetition)) AS scored
       FROM ${scoresOfScope} AND source = 'human' AND ${isScored}
         AND (toString(run), example, repetition) GLOBAL IN (
           SELECT run, example, repetition FROM (${sql}) WHERE ${isByPeople})
       GROUP BY name ORDER BY scored DESC, name LIMIT {most:UInt32}`,
      { ...values, most: mostAnnotators },
      options,
    ),
  ]);
  return { total: row?.total ?? 0, scored: row?.scored ?? 0, annotators };
}

type QueueItem = LabelQueue["items"][number];

const ratingRow = keyRow.extend({
  judge_value: z.number().nullable(),
  judge_label: z.string(),
  people_value: z.number().nullable(),
  people_labels: z.array(z.string()),
});

/** The results with what judge and people say of them. */
export async function withRatings(
  db: Db,
  query: QueueQuery,
  items: readonly ResultKey[],
  options: ReadOptions = {},
): Promise<QueueItem[]> {
  const bindings = createBindings();
  const judge = query.judge ? isJudge(query.judge, bindings) : "0";
  const rows = await db.rows(
    ratingRow,
    ratingsSql(judge, "example IN {examples:Array(String)}"),
    {
      ...scopeValues(query),
      ...bindings.values,
      examples: [...new Set(items.map(({ example }) => example))],
    },
    options,
  );
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return items.map((item) => {
    const row = byKey.get(keyOf(item));
    return {
      ...item,
      judge: row?.judge_value ?? (row?.judge_label || null),
      people: row?.people_value ?? (row?.people_labels.join(", ") || null),
    };
  });
}

function keyOf({ run, example, repetition }: ResultKey): string {
  return JSON.stringify([run, example, repetition]);
}

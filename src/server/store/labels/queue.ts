import { z } from "zod";
import type { LabelQueue, QueueKind, ResultKey } from "#contract/labels.ts";
import type { Db, ReadOptions } from "../db.ts";
import type { Bindings } from "../filter/bindings.ts";
import {
  isJudge,
  isScored,
  type JudgeColumns,
  type LabelledScope,
  scopeCondition,
  scopeValues,
  scoresOfScope,
} from "./labelled-scope.ts";
import { placeOf, seedText } from "./result-place.ts";

export interface QueueQuery extends LabelledScope {
  readonly kind: "pass" | "score" | "ratio" | "label";
  readonly which: QueueKind;
  /** Size of the random sample. */
  readonly sample: number;
  readonly seed: number;
  readonly annotator: string;
  readonly judge: JudgeColumns | undefined;
  /** Least difference of numbers that counts as disagreement. */
  readonly apart: number | null;
  /** Numbers between these are near the middle. */
  readonly middle: [number, number] | null;
}

/** A page begins at or after a result, or ends before it. */
export interface QueueCursor {
  readonly at: ResultKey;
  readonly side: "from" | "after" | "before";
}

const keyRow = z.object({ run: z.string(), example: z.string(), repetition: z.number() });
const itemRow = keyRow.extend({
  judge_value: z.number().nullable(),
  judge_label: z.string(),
  people_value: z.number().nullable(),
  people_labels: z.array(z.string()),
});
type QueueItem = LabelQueue["items"][number];

/** Results of the queue in their order: `limit` of them on the given side of the cursor. */
export async function queuePage(
  db: Db,
  query: QueueQuery,
  cursor: QueueCursor | undefined,
  limit: number,
  options: ReadOptions = {},
): Promise<QueueItem[]> {
  const { sql, values } = queueSource(query);
  const back = cursor?.side === "before";
  const sign = { from: ">=", after: ">", before: "<" }[cursor?.side ?? "from"];
  const own = "(place, run, example, repetition)";
  const there = `(${placeOf("{atRun:String}", "{atExample:String}", "{atRepetition:UInt16}")},
    {atRun:String}, {atExample:String}, {atRepetition:UInt16})`;
  const order = ["place", "run", "example", "repetition"]
    .map((column) => `${column} ${back ? "DESC" : "ASC"}`)
    .join(", ");
  const rows = await db.rows(
    itemRow,
    `SELECT run, example, repetition, judge_value, judge_label, people_value, people_labels FROM (${sql})
     WHERE ${queueCondition(query)} AND ${cursor ? `${own} ${sign} ${there}` : "1"}
     ORDER BY ${order}
     LIMIT {limit:UInt32}`,
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
  return (back ? rows.toReversed() : rows).map(itemOf);
}

function itemOf(row: z.output<typeof itemRow>): QueueItem {
  return {
    run: row.run,
    example: row.example,
    repetition: row.repetition,
    judge: row.judge_value ?? (row.judge_label || null),
    people: row.people_value ?? (row.people_labels.toSorted().join(", ") || null),
  };
}

/** The first result of the queue that the annotator has not scored; undefined when all are. */
export async function firstUnscored(
  db: Db,
  query: QueueQuery,
  options: ReadOptions = {},
): Promise<ResultKey | undefined> {
  const { sql, values } = queueSource(query);
  const [row] = await db.rows(
    keyRow,
    `SELECT run, example, repetition FROM (${sql})
     WHERE ${queueCondition(query)} AND mine = 0 ORDER BY place, run, example, repetition LIMIT 1`,
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
  const { sql, values } = queueSource(query);
  const inScope = query.which === "unscored" ? "1" : queueCondition(query);
  const [[row], annotators] = await Promise.all([
    db.rows(
      progressRow,
      `SELECT toUInt32(count()) AS total, toUInt32(countIf(mine = 1)) AS scored FROM (${sql}) WHERE ${inScope}`,
      values,
      options,
    ),
    db.rows(
      annotatorRow,
      `SELECT arrayJoin(scorers) AS name, toUInt32(count()) AS scored FROM (${sql}) WHERE ${inScope}
       GROUP BY name ORDER BY scored DESC, name LIMIT {most:UInt32}`,
      { ...values, most: mostAnnotators },
      options,
    ),
  ]);
  return { total: row?.total ?? 0, scored: row?.scored ?? 0, annotators };
}

/**
 * Every result that did not fail, with its place and what its scores say: `mine`, `scorers`, and of judge
 * and people their number or label. Numbers of several people are averaged.
 */
function queueSource(query: QueueQuery): { sql: string; values: Record<string, unknown> } {
  const { sql: filter, bindings } = scopeCondition(query);
  const judge = query.judge ? isJudge(query.judge, bindings) : "0";
  const me = `(source = 'human' AND annotator = ${bindings.bind(query.annotator, "String")})`;
  const results = `SELECT toString(run) AS run, example, repetition, ${placeOf("run", "example", "repetition")} AS place
    FROM results FINAL
    WHERE project = {project:String} AND run IN {runs:Array(String)} AND NOT failed AND ${filter}`;
  const sampled =
    query.which === "random"
      ? `SELECT * FROM (${results}) ORDER BY place, run, example, repetition LIMIT {sample:UInt32}`
      : results;
  return {
    sql: `SELECT * FROM (${sampled}) AS result GLOBAL LEFT JOIN (${ratingsSql(judge, me)}) AS rating
      USING run, example, repetition`,
    values: {
      ...scopeValues(query),
      ...valuesOf(query, bindings),
      seed: seedText(query.seed, query.metric),
    },
  };
}

function ratingsSql(judge: string, me: string): string {
  return `SELECT toString(run) AS run, example, repetition, toUInt8(countIf(${me} AND ${isScored}) > 0) AS mine,
      groupUniqArrayIf(toString(annotator), source = 'human' AND ${isScored}) AS scorers,
      avgOrNullIf(value, ${judge}) AS judge_value, anyLastIf(toString(label), ${judge}) AS judge_label,
      avgOrNullIf(value, source = 'human') AS people_value,
      arrayDistinct(groupArrayIf(toString(label), source = 'human' AND label != '')) AS people_labels
    FROM ${scoresOfScope} GROUP BY run, example, repetition`;
}

function valuesOf(query: QueueQuery, bindings: Bindings): Record<string, unknown> {
  return {
    ...bindings.values,
    sample: query.sample,
    apart: query.apart ?? 0,
    low: query.middle?.[0] ?? 0,
    high: query.middle?.[1] ?? 0,
  };
}

/** What keeps a result in the queue; `random` is cut before. */
function queueCondition({ which, kind, apart, middle }: QueueQuery): string {
  switch (which) {
    case "all":
    case "random":
      return "1";
    case "unscored":
      return "mine = 0";
    case "uncertain":
      return middle ? "coalesce(judge_value BETWEEN {low:Float64} AND {high:Float64}, 0)" : "0";
    case "disagree":
      if (kind === "label")
        return "judge_label != '' AND notEmpty(people_labels) AND people_labels != [judge_label]";
      if (kind === "pass")
        return "coalesce((judge_value >= 0.5) != (people_value >= 0.5) OR people_value = 0.5, 0)";
      return apart === null
        ? "0"
        : "coalesce(abs(judge_value - people_value) > {apart:Float64} * (1 + 1e-9), 0)";
  }
}

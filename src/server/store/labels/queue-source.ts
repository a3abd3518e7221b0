import type { QueueKind } from "#contract/labels.ts";
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

export interface QueueSource {
  /** Results of the queue: run, example, repetition, place. What the annotator scored is among them. */
  readonly sql: string;
  /** Whether the annotator scored a result. */
  readonly isMine: string;
  /** Whether a person did. */
  readonly isByPeople: string;
  readonly values: Record<string, unknown>;
}

const key = "run, example, repetition";
const named = "toString(run) AS run, example, repetition";

/**
 * Results that did not fail, with their place in the order. Scores are looked at only as far as the kind of
 * queue asks: a judge may have scored hundreds of thousands of results, people a few hundred.
 */
export function queueSource(query: QueueQuery): QueueSource {
  const { sql: filter, bindings } = scopeCondition(query);
  const me = `source = 'human' AND annotator = ${bindings.bind(query.annotator, "String")}`;
  const results = `SELECT ${named}, ${placeOf("run", "example", "repetition")} AS place FROM results FINAL
    WHERE project = {project:String} AND run IN {runs:Array(String)} AND NOT failed AND ${filter}
      AND ${kindCondition(query, bindings)}`;
  return {
    sql:
      query.which === "random"
        ? `SELECT * FROM (${results}) ORDER BY place, ${key} LIMIT {sample:UInt32}`
        : results,
    isMine: `(${key}) GLOBAL IN (SELECT ${named} FROM ${scoresOfScope} AND ${me} AND ${isScored})`,
    isByPeople: `(${key}) GLOBAL IN (SELECT ${named} FROM ${scoresOfScope} AND source = 'human' AND ${isScored})`,
    values: {
      ...scopeValues(query),
      ...bindings.values,
      seed: seedText(query.seed, query.metric),
      sample: query.sample,
      apart: query.apart ?? 0,
      low: query.middle?.[0] ?? 0,
      high: query.middle?.[1] ?? 0,
    },
  };
}

/** Which results the kind of queue is about, by their scores. */
function kindCondition(query: QueueQuery, bindings: Bindings): string {
  if (query.which !== "disagree" && query.which !== "uncertain") return "1";
  if (!query.judge) return "0";
  const judge = isJudge(query.judge, bindings);
  if (query.which === "uncertain")
    return query.middle
      ? `(${key}) GLOBAL IN (SELECT ${named} FROM ${scoresOfScope} AND ${judge} AND value BETWEEN {low:Float64} AND {high:Float64})`
      : "0";
  return `(${key}) GLOBAL IN (SELECT ${key} FROM (${ratingsSql(judge, labelledByPeople)}) WHERE ${differ(query)})`;
}

/** Results that a person scored. */
const labelledByPeople = `example GLOBAL IN (
  SELECT example FROM ${scoresOfScope} AND source = 'human' AND ${isScored})`;

function differ({ kind, apart }: QueueQuery): string {
  if (kind === "label")
    return "judge_label != '' AND notEmpty(people_labels) AND people_labels != [judge_label]";
  if (kind === "pass")
    return "coalesce((judge_value >= 0.5) != (people_value >= 0.5) OR people_value = 0.5, 0)";
  return apart === null
    ? "0"
    : "coalesce(abs(judge_value - people_value) > {apart:Float64} * (1 + 1e-9), 0)";
}

/** What judge and people say of each result where `where` holds; numbers of several people are averaged. */
export function ratingsSql(judge: string, where: string): string {
  return `SELECT ${named}, avgOrNullIf(value, ${judge}) AS judge_value, anyIf(toString(label), ${judge}) AS judge_label,
      avgOrNullIf(value, source = 'human') AS people_value,
      arraySort(groupUniqArrayIf(toString(label), source = 'human' AND label != '')) AS people_labels
    FROM ${scoresOfScope} AND (source = 'human' OR ${judge}) AND ${where} GROUP BY run, example, repetition`;
}

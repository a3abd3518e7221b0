import type { z } from "zod";
import type { ResultKey } from "#contract/labels.ts";
import type { ResultDetail } from "#contract/matrix.ts";
import type { scoreValue } from "#contract/records.ts";

export type ScoreValue = z.output<typeof scoreValue>;
export type StoredScore = ResultDetail["results"][number]["scores"][number];

/** A person's score of one result; a null value is none. */
export interface PersonScore {
  readonly target: ResultKey;
  readonly metric: string;
  readonly annotator: string;
  readonly value: ScoreValue;
  /** "" for none. */
  readonly explanation: string;
}

export type OwnScore = Pick<PersonScore, "value" | "explanation">;

export const notScored: OwnScore = { value: null, explanation: "" };

/** What one person gave a result, among all its scores. A pass comes as 1 and is true. */
export function ownScore(
  scores: readonly StoredScore[],
  metric: { readonly name: string; readonly kind: string },
  annotator: string,
): OwnScore {
  const own = scores.find((score) => isOf(score, metric.name, annotator));
  if (!own) return notScored;
  const explanation = own.explanation ?? "";
  if (own.label !== null) return { value: own.label, explanation };
  const isPass = metric.kind === "pass" && (own.value === 0 || own.value === 1);
  return { value: isPass ? own.value === 1 : own.value, explanation };
}

/** Scores of the metric by everybody else that say something. */
export function otherScores(
  scores: readonly StoredScore[],
  metric: string,
  annotator: string,
): StoredScore[] {
  return scores.filter(
    (score) =>
      score.metric === metric &&
      !isOf(score, metric, annotator) &&
      (score.value !== null || score.label !== null),
  );
}

/** The answer of the server as it will be once the score is stored. */
export function withScore(detail: ResultDetail, given: PersonScore, at: string): ResultDetail {
  const { value } = given;
  const score: StoredScore = {
    metric: given.metric,
    value: typeof value === "string" || value === null ? null : Number(value),
    label: typeof value === "string" ? value : null,
    source: "human",
    evaluator: null,
    evaluatorVersion: null,
    annotator: given.annotator,
    explanation: given.explanation || null,
    at,
  };
  return {
    ...detail,
    results: detail.results.map((result) =>
      result.repetition === given.target.repetition
        ? {
            ...result,
            scores: [
              ...result.scores.filter((each) => !isOf(each, given.metric, given.annotator)),
              score,
            ],
          }
        : result,
    ),
  };
}

function isOf(score: StoredScore, metric: string, annotator: string): boolean {
  return (
    score.metric === metric && score.source === "human" && (score.annotator ?? "") === annotator
  );
}

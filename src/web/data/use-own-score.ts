import { useState } from "react";
import type { ResultKey } from "#contract/labels.ts";
import type { Metric } from "#contract/registries.ts";
import { useRefusal } from "#web/ui/refusals.ts";
import {
  notScored,
  otherScores,
  ownScore,
  type ScoreValue,
  type StoredScore,
} from "./own-score.ts";
import { useScoring } from "./use-scoring.ts";

interface OwnScoreInput {
  readonly project: string;
  readonly metric: Pick<Metric, "name" | "kind">;
  /** "" while nobody has said who scores. */
  readonly annotator: string;
  readonly target: ResultKey | undefined;
  /** Every score of the target; undefined until it is known. */
  readonly scores: readonly StoredScore[] | undefined;
}

/** One's own score of a result, those of others, and the ways to change one's own. */
export function useOwnScore({ project, metric, annotator, target, scores }: OwnScoreInput) {
  const scoring = useScoring(project);
  /** Why the reader may not score. */
  const refusal = useRefusal("write");
  const own = annotator && scores ? ownScore(scores, metric, annotator) : notScored;
  const place = target && JSON.stringify([target.run, target.example, target.repetition]);
  // A comment written before the score waits here for it.
  const [draft, setDraft] = useState({ place, text: "" });
  const waiting = draft.place === place ? draft.text : "";
  const store = (value: ScoreValue, explanation: string): boolean => {
    const nothing = value === null && own.value === null;
    if (refusal || !target || !scores || !annotator || nothing) return false;
    const { run, example, repetition } = target;
    scoring.give(
      { target: { run, example, repetition }, metric: metric.name, annotator, value, explanation },
      own,
    );
    return true;
  };
  return {
    own,
    others: otherScores(scores ?? [], metric.name, annotator),
    scoring,
    refusal,
    /** Names the target, for keys of React. */
    place,
    comment: own.value === null ? waiting : own.explanation,
    /** Whether there was something to give or take back. */
    give: (value: ScoreValue): boolean =>
      store(value, value === null ? "" : own.explanation || waiting),
    setComment: (text: string) => {
      if (own.value === null) setDraft({ place, text });
      else store(own.value, text);
    },
  };
}

export type OwnScoreState = ReturnType<typeof useOwnScore>;

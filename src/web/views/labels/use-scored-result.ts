import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { ResultKey } from "#contract/labels.ts";
import { getResult } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import { notScored, otherScores, ownScore } from "#web/data/own-score.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useScoring } from "#web/data/use-scoring.ts";
import type { GivenValue } from "#web/ui/score-choices.ts";
import { pathOf } from "./queue-place.ts";

interface ScoredResultInput {
  readonly project: string;
  readonly metric: Metric;
  readonly annotator: string;
  readonly current: ResultKey | undefined;
  /** Loaded ahead, so that the next result is there at once. */
  readonly upcoming: readonly ResultKey[];
}

/** The result on screen with one's own score of it, and the ways to change that. */
export function useScoredResult(input: ScoredResultInput) {
  const { project, metric, annotator, current, upcoming } = input;
  const scoring = useScoring(project);
  const [detail] = useQueries({
    queries: [current, ...upcoming].flatMap((item) =>
      item
        ? [
            {
              ...queryFor(getResult, { p: project, run: item.run, example: item.example }),
              placeholderData: undefined,
            },
          ]
        : [],
    ),
  });
  const result = detail?.data?.results.find(({ repetition }) => repetition === current?.repetition);
  const scores = result?.scores ?? [];
  const own = annotator ? ownScore(scores, metric, annotator) : notScored;
  const place = current && pathOf(current).join("\n");
  // A comment written before the score waits here for it.
  const [draft, setDraft] = useState({ place, text: "" });
  const waiting = draft.place === place ? draft.text : "";
  const store = (value: GivenValue | null, explanation: string): boolean => {
    const nothing = value === null && own.value === null;
    if (!current || !result || !annotator || nothing) return false;
    const { run, example, repetition } = current;
    const target = { run, example, repetition };
    scoring.give({ target, metric: metric.name, annotator, value, explanation }, own);
    return true;
  };
  return {
    detail,
    own,
    others: otherScores(scores, metric.name, annotator),
    scoring,
    place,
    comment: own.value === null ? waiting : own.explanation,
    /** Whether there was something to give or take back. */
    give: (value: GivenValue | null): boolean =>
      store(value, value === null ? "" : own.explanation || waiting),
    setComment: (text: string) => {
      if (own.value === null) setDraft({ place, text });
      else store(own.value, text);
    },
  };
}

export type ScoredResult = ReturnType<typeof useScoredResult>;

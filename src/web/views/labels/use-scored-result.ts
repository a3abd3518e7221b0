import { useQueries } from "@tanstack/react-query";
import type { ResultKey } from "#contract/labels.ts";
import { getResult } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useOwnScore } from "#web/data/use-own-score.ts";

interface ScoredResultInput {
  readonly project: string;
  readonly metric: Metric;
  readonly annotator: string;
  readonly current: ResultKey | undefined;
  /** Loaded ahead, so that the next result is there at once. */
  readonly upcoming: readonly ResultKey[];
}

/** The result on screen with one's own score of it. */
export function useScoredResult(input: ScoredResultInput) {
  const { project, metric, annotator, current, upcoming } = input;
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
  const scored = useOwnScore({
    project,
    metric,
    annotator,
    target: current,
    scores: result?.scores,
  });
  return { ...scored, detail };
}

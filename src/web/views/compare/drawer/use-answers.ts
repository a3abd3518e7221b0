import { useQueries } from "@tanstack/react-query";
import { getResult } from "#contract/matrix.ts";
import type { Run } from "#contract/runs.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { RunAnswer } from "./example-results.tsx";

/** The whole results of one example in the runs at these places, in their order. */
export function useAnswers(
  project: string,
  runs: readonly Run[],
  places: readonly number[],
  example: string,
): RunAnswer[] {
  const answers = useQueries({
    queries: places.map((place) => ({
      ...queryFor(getResult, { p: project, run: runs[place]!.id, example }),
      placeholderData: undefined,
    })),
  });
  return places.map((place, at) => {
    const { data, error, refetch } = answers[at]!;
    return {
      place,
      detail: data,
      problem: error ? problemOf(error) : undefined,
      retry: () => void refetch(),
    };
  });
}

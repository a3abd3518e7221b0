import { useQueries } from "@tanstack/react-query";
import { getRun } from "#contract/runs.ts";
import { queryFor } from "#web/data/query-for.ts";

/** Names of these runs by id, as far as they are known. */
export function useRunNames(project: string, runs: readonly string[]): ReadonlyMap<string, string> {
  const answers = useQueries({
    queries: runs.map((id) => ({ ...queryFor(getRun, { p: project, id }), staleTime: Infinity })),
  });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.id, data.name]] : [])));
}

import { useInfiniteQuery } from "@tanstack/react-query";
import type { RunsState } from "#contract/links/runs-link.ts";
import { listRuns } from "#contract/runs.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { defaultSort, metricNames, orderedRuns, serverSort } from "./run-order.ts";

const pageSize = 100;
const mostMetricColumns = 6;

/** The loaded runs in the order asked for, and how to load more. */
export function useRuns(project: string, state: RunsState) {
  const { search, experiment, dataset, sort = defaultSort } = state;
  const query = useInfiniteQuery(
    pagesFor(listRuns, {
      p: project,
      search,
      experiment,
      dataset,
      sort: serverSort(sort),
      limit: pageSize,
    }),
  );
  const loaded = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return {
    query,
    sort,
    runs: orderedRuns(loaded, sort),
    metricNames: metricNames(loaded).slice(0, mostMetricColumns),
    filtered: search !== undefined || experiment !== undefined || dataset !== undefined,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { listFailures } from "#contract/failures.ts";
import type { FailuresState } from "#contract/links/failures-link.ts";
import { traceFacets } from "#contract/traces.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor, queryFor } from "#web/data/query-for.ts";
import { readFilter, refusedFilter } from "#web/ui/filter/read-filter.ts";

const pageSize = 100;

/** The failures for the state in the address, and the values that complete its filter. */
export function useFailures(project: string, state: FailuresState) {
  const { where = "", from, to, steps, sort } = state;
  const parsed = useMemo(() => readFilter(where), [where]);
  const scope = {
    p: project,
    ...(where && { where }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const enabled = parsed.fault === undefined;
  const list = useInfiniteQuery({
    ...pagesFor(listFailures, {
      ...scope,
      ...(steps && { steps }),
      ...(sort && { sort }),
      limit: pageSize,
    }),
    enabled,
  });
  const facets = useQuery({ ...queryFor(traceFacets, scope), enabled });
  const groups = useMemo(() => list.data?.pages.flatMap(({ items }) => items), [list.data]);
  const refused = list.error ? problemOf(list.error) : undefined;
  const refusedAsFilter = refusedFilter(refused);
  const fault = parsed.fault ?? refusedAsFilter;
  return {
    scope,
    fault,
    problem: refusedAsFilter ? undefined : refused,
    retry: () => void list.refetch(),
    /** Undefined until the first answer. */
    groups,
    /** Counts of the whole, of the newest answer. */
    whole: list.data?.pages[0],
    facets: facets.data?.facets ?? [],
    isStale: list.isPlaceholderData || fault !== undefined,
    nearEnd: () => {
      if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
    },
  };
}

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { TracesState } from "#contract/links/traces-link.ts";
import { listTraces, traceFacets, traceHistogram } from "#contract/traces.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor, queryFor } from "#web/data/query-for.ts";
import { readFilter, refusedFilter } from "#web/ui/filter/read-filter.ts";

const pageSize = 100;
const buckets = 60;

/** The list, its facets and its histogram for the state in the address. */
export function useTraceList(project: string, { where = "", from, to, sort }: TracesState) {
  const parsed = useMemo(() => readFilter(where), [where]);
  const scope = {
    p: project,
    ...(where && { where }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const enabled = parsed.fault === undefined;
  const list = useInfiniteQuery({
    ...pagesFor(listTraces, { ...scope, ...(sort && { sort }), limit: pageSize }),
    enabled,
  });
  const facets = useQuery({ ...queryFor(traceFacets, scope), enabled });
  const histogram = useQuery({ ...queryFor(traceHistogram, { ...scope, buckets }), enabled });
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items), [list.data]);
  const refused = list.error ? problemOf(list.error) : undefined;
  const refusedAsFilter = refusedFilter(refused);
  const fault = parsed.fault ?? refusedAsFilter;
  return {
    filter: parsed.filter,
    fault,
    problem: refusedAsFilter ? undefined : refused,
    retry: () => void list.refetch(),
    /** Undefined until the first answer. */
    rows,
    /** Those on screen belong to an earlier question. */
    isStale: list.isPlaceholderData || fault !== undefined,
    nearEnd: () => {
      if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
    },
    total: facets.data?.total,
    facets: facets.data?.facets,
    histogram: histogram.data,
  };
}

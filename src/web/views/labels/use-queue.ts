import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { getLabelQueue, type ResultKey } from "#contract/labels.ts";
import type { LabelsState } from "#contract/links/labels-link.ts";
import { keyOf, shouldRetry } from "#web/data/query-for.ts";
import { partOf } from "#web/data/view-reads.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import type { QueueChoice } from "./label-choice.ts";
import { pathOf, placeIn } from "./queue-place.ts";

const pageSize = 40;
const loadAhead = 10;

interface PageStart {
  readonly from?: string[];
  readonly cursor?: string;
  readonly back?: boolean;
}

/**
 * The queue around the result that the address names. It is read once: what was scored meanwhile stays where
 * it is, so that one can go back to it.
 */
export function useQueue(
  choice: QueueChoice,
  at: string[] | undefined,
  setState: SetLinkState<LabelsState>,
) {
  const settings = JSON.stringify(choice);
  const [start, setStart] = useState({ settings, at });
  const inputAt = (page: PageStart) => ({ ...choice, limit: pageSize, ...page });
  // Another queue begins where the address says at that moment.
  if (start.settings !== settings) setStart({ settings, at });
  const query = useInfiniteQuery({
    queryKey: [...keyOf(getLabelQueue, choice), "around", start.at ?? null] as const,
    queryFn: ({ signal, pageParam }) => call(getLabelQueue, inputAt(pageParam), { signal }),
    meta: {
      reads: (pages) =>
        pages.flatMap((page) =>
          partOf(getLabelQueue, inputAt(typeof page === "object" ? { ...page } : {})),
        ),
    },
    initialPageParam: (start.at ? { from: start.at } : {}) as PageStart,
    getNextPageParam: ({ nextCursor }): PageStart | undefined =>
      nextCursor === null ? undefined : { cursor: nextCursor },
    getPreviousPageParam: ({ previousCursor }): PageStart | undefined =>
      previousCursor === null ? undefined : { cursor: previousCursor, back: true },
    enabled: choice.runs.length > 0,
    staleTime: Infinity,
    // Whoever comes back later wants the queue as it then is.
    gcTime: 0,
    retry: shouldRetry,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const index = placeIn(items, at);
  const goTo = (item: ResultKey | undefined) => {
    if (item) setState({ at: pathOf(item) }, { replace: true });
  };
  return {
    query,
    items,
    current: items[index],
    upcoming: items.slice(index + 1, index + 3),
    isLast: items.length > 0 && index === items.length - 1 && !query.hasNextPage,
    isFirst: index === 0 && !query.hasPreviousPage,
    goTo,
    next: () => {
      if (index + loadAhead > items.length && query.hasNextPage && !query.isFetchingNextPage)
        void query.fetchNextPage();
      goTo(items[index + 1]);
    },
    previous: async () => {
      if (index > 0) {
        goTo(items[index - 1]);
        return;
      }
      if (!query.hasPreviousPage) return;
      const { data } = await query.fetchPreviousPage();
      goTo(data?.pages[0]?.items.at(-1));
    },
  };
}

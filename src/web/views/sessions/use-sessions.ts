import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SessionsState } from "#contract/links/sessions-link.ts";
import { listSessions, listUsers } from "#contract/sessions.ts";
import { traceFacets } from "#contract/traces.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor, queryFor } from "#web/data/query-for.ts";
import { readFilter, refusedFilter } from "#web/ui/filter/read-filter.ts";

const pageSize = 100;

/** Sessions, or users, for the state in the address; the other of the two is not asked for. */
export function useSessions(project: string, state: SessionsState) {
  const { by = "session", where = "", from, to, sort } = state;
  const parsed = useMemo(() => readFilter(where), [where]);
  const scope = {
    p: project,
    ...(where && { where }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const question = { ...scope, ...(sort && { sort }), limit: pageSize };
  const readable = parsed.fault === undefined;
  const sessions = useInfiniteQuery({
    ...pagesFor(listSessions, question),
    enabled: readable && by === "session",
  });
  const users = useInfiniteQuery({
    ...pagesFor(listUsers, question),
    enabled: readable && by === "user",
  });
  const facets = useQuery({ ...queryFor(traceFacets, scope), enabled: readable });
  const asked = by === "session" ? sessions : users;
  const refused = asked.error ? problemOf(asked.error) : undefined;
  const refusedAsFilter = refusedFilter(refused);
  const fault = parsed.fault ?? refusedAsFilter;
  return {
    fault,
    problem: refusedAsFilter ? undefined : refused,
    retry: () => void asked.refetch(),
    sessions: useMemo(() => sessions.data?.pages.flatMap(({ items }) => items), [sessions.data]),
    users: useMemo(() => users.data?.pages.flatMap(({ items }) => items), [users.data]),
    /** Counts of the whole, of the newest answer. */
    whole: asked.data?.pages[0],
    facets: facets.data?.facets ?? [],
    isStale: asked.isPlaceholderData || fault !== undefined,
    nearEnd: () => {
      if (asked.hasNextPage && !asked.isFetchingNextPage) void asked.fetchNextPage();
    },
  };
}
export type SessionList = ReturnType<typeof useSessions>;

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "#client/call.ts";
import { acknowledgeAlerts, listAlerts } from "#contract/alerts.ts";
import type { AlertsState } from "#contract/links/alerts-link.ts";
import { refreshProject } from "#web/data/live.ts";
import { pagesFor } from "#web/data/query-for.ts";

const pageSize = 100;

/** The feed as it is now: it is short, so that what comes is shown at once. */
export function useAlertFeed(project: string, { unread, rule }: AlertsState) {
  const query = useInfiniteQuery(
    pagesFor(listAlerts, { p: project, limit: pageSize, unread, rule }),
  );
  return { query, alerts: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** Says that alerts were seen; all of them where none is named. */
export function useAcknowledge(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly ids?: string[]; readonly by: string }) =>
      call(acknowledgeAlerts, { p: project }, { body }),
    onSuccess: () => refreshProject(client, project),
  });
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { countAlerts, listAlertRules, listAlerts } from "#contract/alerts.ts";
import { listDeliveries } from "#contract/webhooks.ts";
import { useLive } from "./live.ts";
import { queryFor } from "./query-for.ts";

const told: ReadonlySet<unknown> = new Set(
  [countAlerts, listAlerts, listAlertRules, listDeliveries].map(({ path }) => path),
);

/**
 * How many alerts of a project nobody acknowledged; 0 until it is known. Stands in the frame of every page, so
 * that whatever shows alerts is asked for again when the server says that they changed.
 */
export function useAlertCount(project: string): number {
  const client = useQueryClient();
  const { alerts, polls } = useLive(project);
  // External system: the query cache, which has to hear of what the server said.
  useEffect(() => {
    if (alerts + polls > 0)
      void client.invalidateQueries({ predicate: ({ queryKey: [path] }) => told.has(path) });
  }, [client, alerts, polls]);
  const { data } = useQuery(queryFor(countAlerts, { p: project }));
  return data?.unread ?? 0;
}

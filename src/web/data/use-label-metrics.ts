import { useQuery } from "@tanstack/react-query";
import { listLabelMetrics } from "#contract/labels.ts";
import { queryFor } from "./query-for.ts";

/** Metrics that can be scored by, with labels in use, judges and people; of these runs where some are given. */
export function useLabelMetrics(project: string, runs: readonly string[]) {
  return useQuery(
    queryFor(listLabelMetrics, { p: project, ...(runs.length > 0 && { runs: [...runs] }) }),
  );
}

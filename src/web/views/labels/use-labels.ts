import { useQuery } from "@tanstack/react-query";
import { getAgreement } from "#contract/agreement.ts";
import { getLabelProgress } from "#contract/labels.ts";
import type { LabelsState } from "#contract/links/labels-link.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLabelMetrics } from "#web/data/use-label-metrics.ts";
import { chosenMetric, queueChoice } from "./label-choice.ts";

/** What the page needs of the server, for the state of its address. */
export function useLabels(project: string, state: LabelsState, annotator: string) {
  const { runs = [], tab = "score" } = state;
  const metrics = useLabelMetrics(project, runs);
  const scale = chosenMetric(metrics.data?.items ?? [], state.metric);
  const metric = scale?.metric.name ?? state.metric ?? "";
  const choice = queueChoice(project, metric, state, annotator);
  const isReady = runs.length > 0 && scale !== undefined;
  const progress = useQuery({
    ...queryFor(getLabelProgress, choice),
    enabled: isReady && tab === "score",
  });
  const agreement = useQuery({
    ...queryFor(getAgreement, { p: project, metric, runs, where: state.where }),
    enabled: isReady && tab === "agreement",
  });
  return {
    metrics,
    scale,
    choice,
    isReady,
    progress,
    agreement,
    error: (tab === "score" ? progress : agreement).error,
  };
}

export type Labels = ReturnType<typeof useLabels>;

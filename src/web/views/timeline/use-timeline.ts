import { useQuery } from "@tanstack/react-query";
import type { TimelineState } from "#contract/links/timeline-link.ts";
import { getTimeline } from "#contract/timeline.ts";
import { notLookedYet } from "./not-looked-yet.ts";
import { queryFor } from "#web/data/query-for.ts";
import { timelineQuestion } from "#contract/links/timeline-question.ts";
import { quickTimeline } from "./timeline-queries.ts";

/**
 * The values first, with the changes where the server knows them already; else the same again once it has looked
 * for them.
 */
export function useTimeline(project: string, state: TimelineState) {
  const quick = useQuery({ ...quickTimeline(project, state), select: notLookedYet });
  const isKnown = quick.data?.series.every(({ reason }) => reason !== "not_asked") ?? false;
  const whole = useQuery({
    ...queryFor(getTimeline, { ...timelineQuestion(project, state), changes: true }),
    enabled: quick.isSuccess && !quick.isPlaceholderData && !isKnown,
  });
  const settled = !isKnown && whole.data && !whole.isPlaceholderData;
  return {
    data: settled ? whole.data : quick.data,
    /** What is shown answers an earlier question. */
    old: !settled && quick.isPlaceholderData,
    error: quick.error ?? whole.error,
    retry: () => void (quick.error ? quick.refetch() : whole.refetch()),
  };
}

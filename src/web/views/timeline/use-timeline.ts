import { useQuery } from "@tanstack/react-query";
import type { TimelineState } from "#contract/links/timeline-link.ts";
import { getTimeline } from "#contract/timeline.ts";
import { notLookedYet } from "./not-looked-yet.ts";
import { queryFor } from "#web/data/query-for.ts";

/**
 * The values first, with the changes where the server knows them already; else the same again once it has looked
 * for them.
 */
export function useTimeline(project: string, state: TimelineState) {
  const { metric, source, bucket, experiment, group, order, from, to } = state;
  const question = {
    p: project,
    source,
    bucket,
    experiment,
    order,
    from,
    to,
    // The picture of every metric at a glance has one line in each.
    ...(metric !== undefined && { metric: [metric], group }),
  };
  const quick = useQuery({
    ...queryFor(getTimeline, { ...question, changes: false, known: true }),
    select: notLookedYet,
  });
  const isKnown = quick.data?.series.every(({ reason }) => reason !== "not_asked") ?? false;
  const whole = useQuery({
    ...queryFor(getTimeline, { ...question, changes: true }),
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

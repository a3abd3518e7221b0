import type { TimelineState } from "./timeline-link.ts";

/** What is asked for a state of the timeline's address: by its page, and by the preview of a link to it. */
export function timelineQuestion(project: string, state: TimelineState) {
  const { metric, source, bucket, experiment, group, order, from, to } = state;
  return {
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
}

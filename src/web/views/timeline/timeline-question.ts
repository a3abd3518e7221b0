import { timelineLink, type TimelineState } from "#contract/links/timeline-link.ts";
import type { Search } from "#contract/links/link.ts";
import { getTimeline } from "#contract/timeline.ts";
import { queryFor } from "#web/data/query-for.ts";

/** What the page asks for a state of its address. */
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

/** The values, with the changes where the server knows them already. */
export function quickTimeline(project: string, state: TimelineState) {
  return queryFor(getTimeline, {
    ...timelineQuestion(project, state),
    changes: false,
    known: true,
  });
}

/** The same for an address that is about to be shown: its answer and its page come at the same time. */
export function timelineAhead(project: string, search: Search) {
  return quickTimeline(project, timelineLink.read(search));
}

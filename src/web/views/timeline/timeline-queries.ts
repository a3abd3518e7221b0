import { timelineLink, type TimelineState } from "#contract/links/timeline-link.ts";
import { timelineQuestion } from "#contract/links/timeline-question.ts";
import type { Search } from "#contract/links/link.ts";
import { getTimeline } from "#contract/timeline.ts";
import { queryFor } from "#web/data/query-for.ts";

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

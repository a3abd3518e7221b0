import { getTimeline } from "#contract/timeline.ts";
import { getTimelineSlices } from "#contract/timeline-slices.ts";
import { route } from "../route.ts";
import { readTimelineSlices } from "../timeline/slice-heat.ts";
import { readTimeline } from "../timeline/read-timeline.ts";

export const timelineRoutes = [
  route(getTimeline, (question, { comparing, signal }) =>
    readTimeline(comparing, question, { signal }),
  ),
  route(getTimelineSlices, (question, { comparing, signal }) =>
    readTimelineSlices(comparing, question, { signal }),
  ),
];

import { getTimeline } from "#contract/timeline.ts";
import { route } from "../route.ts";
import { readTimeline } from "../timeline/read-timeline.ts";

export const timelineRoutes = [
  route(getTimeline, (question, { comparing, signal }) =>
    readTimeline(comparing, question, { signal }),
  ),
];

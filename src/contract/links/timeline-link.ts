import { z } from "zod";
import { timelineBuckets, timelineGroup, timelineSources } from "../timeline.ts";
import { csv, isoTime } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const timelineLink = defineLink(
  z.object({
    /** Metric or figure of the picture; every one of them, small, where left out. */
    metric: field(z.string().max(500)),
    source: field(z.enum(timelineSources)),
    bucket: field(z.enum(timelineBuckets)),
    experiment: field(z.string()),
    group: field(timelineGroup),
    /** Metadata key of the runs to order by instead of time. */
    order: field(z.string().max(200)),
    from: field(isoTime),
    to: field(isoTime),
    /** First and last run of the stretch that is looked at. */
    zoom: field(csv),
    /** One or two runs that are open, in the order they were chosen. */
    runs: field(csv),
    /** Metadata key of examples that the heat map is sliced by. */
    slices: field(z.string().max(500)),
  }),
);
export type TimelineState = ReturnType<typeof timelineLink.read>;

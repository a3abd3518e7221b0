import { z } from "zod";
import { timelineBuckets, timelineGroup, timelineSources } from "../timeline.ts";
import { flag } from "../wire.ts";
import { defineLink, field } from "./link.ts";

export const alertTabs = ["feed", "rules", "webhooks"] as const;

export const alertsLink = defineLink(
  z.object({
    tab: field(z.enum(alertTabs)),
    /** Only alerts that nobody acknowledged. */
    unread: field(flag),
    /** Only alerts of this rule; on the tab of rules the one that is open. */
    rule: field(z.string().max(200)),
    /** A new rule is being written, about the series below. */
    adding: field(flag),
    source: field(z.enum(timelineSources)),
    bucket: field(z.enum(timelineBuckets)),
    experiment: field(z.string().max(500)),
    metric: field(z.string().max(500)),
    group: field(timelineGroup),
  }),
);
export type AlertsState = ReturnType<typeof alertsLink.read>;

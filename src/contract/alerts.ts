import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { timelineBuckets, timelineGroup, timelineSources } from "./timeline.ts";
import { flag, isoTime, page, pageInput, projectName } from "./wire.ts";

/** Which series of the timeline a rule watches. */
export const alertSeries = z.object({
  source: z.enum(timelineSources),
  /** How long a period of traces is, UTC. */
  bucket: z.enum(timelineBuckets),
  /** Null for the runs of every experiment. */
  experiment: z.string().min(1).max(500).nullable(),
  /** A metric, `name^k`, or a figure. */
  metric: z.string().min(1).max(500),
  /** Each value of it is a series by itself; null for one series. */
  group: timelineGroup.nullable(),
});
export type AlertSeries = z.output<typeof alertSeries>;

export const thresholdSides = ["below", "above"] as const;

/** What a rule waits for. */
export const alertCondition = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("regressed"),
    /** A run, a label of a prompt version, or `last-passing`. */
    baseline: z.string().min(1).max(1024),
  }),
  z.object({
    kind: z.literal("change"),
    /** A change for the better is none of it. */
    onlyWorse: z.boolean(),
    /** Whether a possible change (p above .01) counts. */
    possible: z.boolean(),
  }),
  z.object({
    kind: z.literal("threshold"),
    side: z.enum(thresholdSides),
    /** In the unit of the values: 0.7 is 70 % of a pass metric. */
    limit: z.number(),
    /** Where it is over again; the limit itself where null. */
    clear: z.number().nullable(),
    /** Runs in a row that must be beyond the limit. */
    consecutive: z.int().min(1).max(50),
  }),
  z.object({
    kind: z.literal("no_data"),
    hours: z
      .number()
      .positive()
      .max(24 * 366),
  }),
]);
export type AlertCondition = z.output<typeof alertCondition>;

export const alertRuleDraft = z
  .object({
    name: z.string().trim().min(1).max(200),
    series: alertSeries,
    condition: alertCondition,
    /** Ids of webhooks that are told. */
    webhooks: z.array(z.string().max(100)).max(20),
    paused: z.boolean(),
  })
  .refine(({ series, condition }) => series.source === "runs" || condition.kind !== "regressed", {
    error: "A verdict compares runs; traces have none.",
    path: ["condition"],
  })
  .refine(
    ({ condition }) =>
      condition.kind !== "threshold" ||
      condition.clear === null ||
      (condition.side === "below"
        ? condition.clear >= condition.limit
        : condition.clear <= condition.limit),
    { error: "It is over on the other side of the limit.", path: ["condition", "clear"] },
  );
export type AlertRuleDraft = z.output<typeof alertRuleDraft>;

export const alertRule = z.object({
  id: z.string(),
  ...alertRuleDraft.shape,
  createdAt: isoTime,
  /** When it was last looked at since the server started; null where not yet. */
  checkedAt: isoTime.nullable(),
  /** Why it could not be looked at the last time. */
  problem: z.string().nullable(),
  /** Alerts of it that are not over. */
  standing: z.int(),
});
export type AlertRule = z.output<typeof alertRule>;

/** Something that happened to a series, told once. */
export const alert = z.object({
  id: z.string(),
  rule: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  /** When it was noticed. */
  at: isoTime,
  metric: z.string(),
  /** Value of the group; "" where there is one series. */
  series: z.string(),
  /** Run, or first day of a period of traces; null where it is about there being none. */
  run: z.string().nullable(),
  /** What happened, with value, interval and n. */
  sentence: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().nullable(),
  /** Path of the picture that shows it. */
  link: z.string(),
  /** When and how it was over; null while it stands. */
  recovered: z.object({ at: isoTime, sentence: z.string() }).nullable(),
  acknowledged: z.object({ at: isoTime, by: z.string() }).nullable(),
});
export type Alert = z.output<typeof alert>;

const place = { p: projectName };
const one = { ...place, id: z.string().min(1).max(200) };

export const listAlerts = get("/api/v1/projects/:p/alerts", {
  summary: "What rules noticed, the newest first",
  input: z.object({
    ...place,
    ...pageInput,
    /** Only those that nobody acknowledged. */
    unread: flag.optional(),
    rule: z.string().max(200).optional(),
  }),
  output: page(alert),
});

export const countAlerts = get("/api/v1/projects/:p/alerts/count", {
  summary: "How many alerts nobody acknowledged, and how many are not over",
  input: z.object(place),
  output: z.object({ unread: z.int(), standing: z.int() }),
});

export const acknowledgeAlerts = send("POST", "/api/v1/projects/:p/alerts/acknowledge", {
  summary: "Say that alerts were seen; every unread one where none is named",
  input: z.object(place),
  body: z.object({
    ids: z.array(z.string().max(200)).max(500).optional(),
    by: z.string().trim().min(1).max(500),
  }),
  output: z.object({ acknowledged: z.int() }),
});

export const listAlertRules = get("/api/v1/projects/:p/alert-rules", {
  summary: "The alert rules of a project",
  input: z.object(place),
  output: z.object({ items: z.array(alertRule) }),
});

export const createAlertRule = send("POST", "/api/v1/projects/:p/alert-rules", {
  summary: "Watch a series; what stands now is noticed at once",
  input: z.object(place),
  body: alertRuleDraft,
  output: alertRule,
});

export const changeAlertRule = send("PUT", "/api/v1/projects/:p/alert-rules/:id", {
  summary: "Change an alert rule",
  input: z.object(one),
  body: alertRuleDraft,
  output: alertRule,
});

export const removeAlertRule = send("DELETE", "/api/v1/projects/:p/alert-rules/:id", {
  summary: "Remove an alert rule; what it noticed stays",
  input: z.object(one),
  body: z.undefined(),
  output: z.object({ removed: z.boolean() }),
});

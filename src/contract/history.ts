import { z } from "zod";
import { get } from "./endpoint.ts";
import { csv, isoTime, projectName } from "./wire.ts";

/** What has a history of its own: runs, results, versions of prompts, traces; each with the scores given to it. */
export const historyKinds = ["run", "result", "prompt", "trace"] as const;
export type HistoryKind = (typeof historyKinds)[number];

export const historyEvents = ["sent", "changed", "scored", "arrived", "deed"] as const;

export const historyItem = z.object({
  at: isoTime,
  /** Null where it is not kept who did it. */
  who: z.string().nullable(),
  event: z.enum(historyEvents),
  /** The metric of a score, with who gave it; the deed; "" for the record itself. */
  subject: z.string(),
  /** Field by field, 300 characters of long texts from where they part; a null side is one without the field. */
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** Spans that arrived; null for what is no arrival. */
  count: z.int().nullable(),
});
export type HistoryItem = z.output<typeof historyItem>;

export const getHistory = get("/api/v1/projects/:p/history", {
  summary: "Who changed a record when, and what: the latest first",
  input: z.object({
    p: projectName,
    kind: z.enum(historyKinds),
    /** Names it: a run's id; run and example; prompt and version; the id of a trace. */
    of: csv,
  }),
  output: z.object({
    items: z.array(historyItem),
    /** `recent`: contents that were replaced are kept until the store merges them away, scores of people always. */
    kept: z.enum(["all", "recent"]),
    /** Older entries than those that are told. */
    isCut: z.boolean(),
  }),
});

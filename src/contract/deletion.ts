import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { isoTime, projectName } from "./wire.ts";

/** Everything of a project; or the traces of a session, of a user, one of them, or all that began before an instant. */
export const deletionKinds = ["trace", "session", "user", "before", "project"] as const;

export const deletionScope = {
  kind: z.enum(deletionKinds),
  /** The id, or the instant; "" for the whole project. */
  id: z.string().max(1024),
};

export const deletionPreview = z.object({
  traceCount: z.int(),
  /** Rows by table, those that hold none left out. */
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  /** Results of runs that stay and go on naming one of these traces. */
  resultCount: z.int(),
  firstStart: isoTime.nullable(),
  lastStart: isoTime.nullable(),
});
export type DeletionPreview = z.output<typeof deletionPreview>;

export const previewDeletion = get("/api/v1/projects/:p/deletion", {
  summary: "What a deletion would delete",
  access: "admin",
  input: z.object({ p: projectName, ...deletionScope }),
  output: deletionPreview,
});

export const deleteData = send("POST", "/api/v1/projects/:p/deletion", {
  summary: "Delete for good; answers when nothing of it is on the disk any more",
  access: "admin",
  input: z.object({ p: projectName }),
  /** `confirm` repeats the id, or the name of the project. */
  body: z.object({ ...deletionScope, confirm: z.string() }),
  output: z.object({
    deleted: deletionPreview,
    /** False where old files wait for the engine, which removes them by itself within minutes. */
    gone: z.boolean(),
  }),
});

/** How long traces of a project stay; null for ever. */
export const retentionRules = z.object({
  maxAgeDays: z.int().positive().max(36_500).nullable(),
  /** Bytes of spans and logs before they are compressed. */
  maxBytes: z.number().positive().nullable(),
});
export type RetentionRules = z.output<typeof retentionRules>;

export const retentionState = z.object({
  rules: retentionRules,
  /** What spans and logs take, before they are compressed. */
  bytes: z.number(),
  /** Traces that began before this would be deleted now; null for none. */
  cutoff: isoTime.nullable(),
  traceCount: z.int(),
});

export const getRetention = get("/api/v1/projects/:p/retention", {
  summary: "How long traces stay, and what other rules would delete now",
  access: "admin",
  input: z.object({
    p: projectName,
    maxAgeDays: z
      .string()
      .regex(/^\d{1,5}$/)
      .optional(),
    maxBytes: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  }),
  output: retentionState,
});

export const setRetention = send("PUT", "/api/v1/projects/:p/retention", {
  summary: "Change how long traces stay; applied every hour",
  access: "admin",
  input: z.object({ p: projectName }),
  body: retentionRules,
  output: retentionRules,
});

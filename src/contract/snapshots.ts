import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { count, isoTime, page, pageInput, projectName } from "./wire.ts";

/** A page of the dashboard as its address: `/p/PROJECT/…?…`, never another site. */
export const pageAddress = z
  .string()
  .max(16_000)
  .regex(/^\/p\/[^/?#\\]+(\/[^\\#]*|\?[^\\#]*)?$/, "the address of a page, /p/PROJECT/…");

/** One thing a page reads: an address, and the form it asks for where that is not JSON. */
export const viewRead = z.object({
  address: z.string().max(16_000).startsWith("/api/v1/"),
  accept: z.string().max(200).optional(),
  /** JSON of a question that is too long for an address and is therefore posted; a copy can hold its answer. */
  body: z.string().max(1_000_000).optional(),
});
export type ViewRead = z.output<typeof viewRead>;

/** What a view needs to be shown again somewhere else. */
export const view = z.object({
  page: pageAddress,
  title: z.string().max(2000),
  reads: z.array(viewRead).min(1).max(400),
  /** Of the sharer's preferences, what decides about columns; the reader's own stay as they are. */
  preferences: z
    .object({
      matrixColumns: z.array(z.string().max(500)).max(200).optional(),
      traceColumns: z.array(z.string().max(500)).max(200).optional(),
    })
    .optional(),
});
export type View = z.output<typeof view>;

/** The answer to one read, as it was. */
export const frozenAnswer = viewRead.omit({ body: true }).extend({
  question: viewRead.shape.body,
  status: z.int(),
  mediaType: z.string(),
  encoding: z.enum(["text", "base64"]),
  body: z.string(),
});
export type FrozenAnswer = z.output<typeof frozenAnswer>;

/** What the rules of a project took out of a view. */
export const redactedCount = z.object({
  /** A detector, the name of a pattern, or `field`. */
  name: z.string(),
  /** Different values, and the places where they stood. */
  values: z.int(),
  places: z.int(),
});
export type RedactedCount = z.output<typeof redactedCount>;

export const snapshotFacts = z.object({
  id: z.string(),
  project: z.string(),
  page: z.string(),
  title: z.string(),
  by: z.string(),
  at: isoTime,
  /** SHA-256 over its answers in their canonical form; the copy is refused where it does not match. */
  hash: z.string(),
  /** Release of Touchstone that made it. */
  version: z.string(),
  answers: z.int(),
  /** Size of the answers as they are kept, before packing. */
  bytes: z.int(),
  /** Size of the same as one HTML file; null where this server was built without it. */
  fileBytes: z.int().nullable(),
  /** What was redacted when it was made; null where the project redacts nothing. */
  redacted: z.array(redactedCount).nullable(),
});
export type SnapshotFacts = z.output<typeof snapshotFacts>;

export const makeSnapshot = send("POST", "/api/v1/projects/:p/snapshots", {
  summary: "Copy what a view reads, for good",
  input: z.object({ p: projectName }),
  body: view,
  output: snapshotFacts,
});

export const listSnapshots = get("/api/v1/projects/:p/snapshots", {
  summary: "Snapshots of views, the newest first",
  input: z.object({ p: projectName, ...pageInput, limit: count.optional() }),
  output: page(snapshotFacts),
});

export const previewView = send("POST", "/api/v1/projects/:p/view-preview", {
  summary:
    "What a view shows once it is handed on, with the rules of redaction applied; nothing is stored",
  input: z.object({ p: projectName }),
  body: view.extend({
    /** The answers too, not only what is redacted of them. */
    answers: z.boolean().optional(),
  }),
  output: z.object({
    page: z.string(),
    title: z.string(),
    preferences: view.shape.preferences,
    /** Null where the project redacts nothing. */
    redacted: z.array(redactedCount).nullable(),
    /** Empty where they were not asked for. */
    items: z.array(frozenAnswer),
  }),
});

const snapshotId = z.string().regex(/^[\w-]{1,100}$/, "the id of a snapshot");

export const getSnapshot = get("/api/v1/snapshots/:id", {
  summary: "A snapshot with its answers",
  input: z.object({ id: snapshotId }),
  output: snapshotFacts.extend({
    preferences: view.shape.preferences,
    items: z.array(frozenAnswer),
  }),
});
export type Snapshot = z.output<typeof getSnapshot.output>;

export const removeSnapshot = send("DELETE", "/api/v1/projects/:p/snapshots/:id", {
  summary: "Remove a snapshot and what it holds",
  input: z.object({ p: projectName, id: snapshotId }),
  body: z.undefined(),
  output: z.object({ removed: z.boolean() }),
});

/** The snapshot as one HTML file, which needs no server. */
export const snapshotFilePath = "/api/v1/snapshots/:id/file";

export const makeShortLink = send("PUT", "/api/v1/projects/:p/links", {
  summary: "A short address for a page; the same page has the same one",
  access: "read",
  input: z.object({ p: projectName }),
  body: z.object({ page: pageAddress }),
  output: z.object({ code: z.string(), path: z.string() }),
});

import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { view } from "./snapshots.ts";
import { isoTime, page, pageInput, projectName } from "./wire.ts";

/** The header under which a public link reads what its view shows. */
export const shareHeader = "x-touchstone-share";
/** The header that says that its passphrase was given. */
export const passHeader = "x-touchstone-pass";

export const shortestPassphrase = 8;

export const shareFacts = z.object({
  id: z.string(),
  project: z.string(),
  page: z.string(),
  title: z.string(),
  by: z.string(),
  at: isoTime,
  /** Null for one that stays open until it is revoked. */
  expiresAt: isoTime.nullable(),
  revokedAt: isoTime.nullable(),
  hasPassphrase: z.boolean(),
  /** How many addresses of the API it may read. */
  reads: z.int(),
  /** How often it was opened. */
  views: z.int(),
});
export type ShareFacts = z.output<typeof shareFacts>;

export const makeShare = send("POST", "/api/v1/projects/:p/shares", {
  summary: "A public link that shows one view and nothing else",
  input: z.object({ p: projectName }),
  body: view.extend({
    /** Null for no end. */
    expiresInDays: z.int().min(1).max(366).nullable(),
    passphrase: z.string().min(shortestPassphrase).max(200).optional(),
  }),
  /** The token is told this once; the server keeps a hash of it. */
  output: shareFacts.extend({ token: z.string(), path: z.string() }),
});

export const listShares = get("/api/v1/projects/:p/shares", {
  summary: "Public links of a project, the newest first",
  access: "write",
  input: z.object({ p: projectName, ...pageInput }),
  output: page(shareFacts),
});

export const revokeShare = send("DELETE", "/api/v1/projects/:p/shares/:id", {
  summary: "End a public link now",
  input: z.object({ p: projectName, id: z.string().regex(/^[\w-]{1,100}$/) }),
  body: z.undefined(),
  output: z.object({ revoked: z.boolean() }),
});

export const openShare = send("POST", "/api/v1/shared", {
  summary: "What a public link shows; its reads are then asked under x-touchstone-share",
  access: "public",
  input: z.object({}),
  body: z.object({ token: z.string().max(200), passphrase: z.string().max(200).optional() }),
  output: z.discriminatedUnion("state", [
    /** Its passphrase is wanted; nothing else is told before. */
    z.object({ state: z.literal("locked") }),
    view.extend({
      state: z.literal("open"),
      by: z.string(),
      at: isoTime,
      expiresAt: isoTime.nullable(),
      /** To be sent along as x-touchstone-pass; null without a passphrase. */
      pass: z.string().nullable(),
    }),
  ]),
});
export type OpenedShare = Extract<z.output<typeof openShare.output>, { state: "open" }>;

import { z } from "zod";
import { keyScopes } from "./access.ts";
import { get, send } from "./endpoint.ts";
import { isoTime, projectName } from "./wire.ts";

/** How every secret of a key begins, so that it is recognised where it should not be. */
export const keyPrefix = "tsk_";

const scopes = z.array(z.enum(keyScopes)).min(1);

export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** First characters of the secret. */
  start: z.string(),
  scopes,
  /** Null for every project. */
  project: z.string().nullable(),
  createdBy: z.string(),
  createdAt: isoTime,
  expiresAt: isoTime.nullable(),
  /** To the minute; null where it was never used. */
  lastUsedAt: isoTime.nullable(),
  revokedAt: isoTime.nullable(),
});
export type ApiKey = z.output<typeof apiKey>;

const newKey = z.object({
  name: z.string().trim().min(1).max(100),
  scopes,
  expiresAt: isoTime.nullish(),
});

/** The secret is told once: the server keeps a digest of it. */
const madeKey = z.object({ key: apiKey, secret: z.string() });

export const listKeys = get("/api/v1/projects/:p/keys", {
  access: "admin",
  summary: "Keys of the project",
  input: z.object({ p: projectName }),
  output: z.object({ items: z.array(apiKey) }),
});

export const makeKey = send("POST", "/api/v1/projects/:p/keys", {
  access: "admin",
  summary: "Make a key for the project",
  input: z.object({ p: projectName }),
  body: newKey,
  output: madeKey,
});

export const revokeKey = send("DELETE", "/api/v1/projects/:p/keys/:id", {
  access: "admin",
  summary: "Revoke a key of the project",
  input: z.object({ p: projectName, id: z.string() }),
  body: z.undefined(),
  output: z.object({ revoked: z.boolean() }),
});

export const listServerKeys = get("/api/v1/keys", {
  access: "admin",
  summary: "Keys for every project",
  input: z.object({}),
  output: z.object({ items: z.array(apiKey) }),
});

export const makeServerKey = send("POST", "/api/v1/keys", {
  access: "admin",
  summary: "Make a key for every project",
  input: z.object({}),
  body: newKey,
  output: madeKey,
});

export const revokeServerKey = send("DELETE", "/api/v1/keys/:id", {
  access: "admin",
  summary: "Revoke any key",
  input: z.object({ id: z.string() }),
  body: z.undefined(),
  output: z.object({ revoked: z.boolean() }),
});

import { z } from "zod";
import { get } from "./endpoint.ts";

/** 200 when the server can store, 503 when it cannot; the body says why either way. */
export const health = z.object({
  status: z.enum(["ok", "degraded", "unavailable"]),
  version: z.string(),
  engine: z.object({
    mode: z.enum(["embedded", "external"]),
    version: z.string().nullable(),
    /** Times the embedded engine died and was started again. */
    restarts: z.int(),
    /** Bytes it may use. */
    memoryLimitBytes: z.number().nullable(),
  }),
  disk: z.object({
    freeBytes: z.number().nullable(),
    totalBytes: z.number().nullable(),
    dataBytes: z.number().nullable(),
  }),
  /** Parts of tables that the engine set aside as broken. */
  brokenParts: z.array(z.object({ table: z.string(), part: z.string(), reason: z.string() })),
  /** Spans waiting to be stored. */
  queuedSpans: z.int(),
  problems: z.array(z.string()),
});
export type Health = z.output<typeof health>;

export const getHealth = get("/api/v1/health", {
  access: "public",
  summary: "Whether the server can store, and what is wrong if not",
  input: z.object({}),
  output: health,
});

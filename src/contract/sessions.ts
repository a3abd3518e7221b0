import { z } from "zod";
import { get } from "./endpoint.ts";
import { isoTime, pageInput, projectName } from "./wire.ts";

export const sessionSorts = ["latest", "turns", "costliest", "most_tokens", "failed"] as const;

/** What the traces that share a session, or a user, add up to. */
const totals = {
  traceCount: z.int(),
  /** Start of the first and of the last trace. */
  firstSeen: isoTime,
  lastSeen: isoTime,
  /** Null where no trace reports any. */
  tokensTotal: z.number().nullable(),
  costUsd: z.number().nullable(),
  /** Calls with tokens but without a known price: their cost is not in `costUsd`. */
  unpricedCalls: z.int(),
  /** Traces that failed; those that failed on the way and went on. */
  fatalCount: z.int(),
  recoveredCount: z.int(),
  /** At most eight, in order of names. */
  models: z.array(z.string()),
};

export const sessionSummary = z.object({
  sessionId: z.string(),
  /** At most eight, in order of names. */
  users: z.array(z.string()),
  /** First 300 characters of what the first trace was asked. */
  input: z.string().nullable(),
  ...totals,
});
export type SessionSummary = z.output<typeof sessionSummary>;

export const userSummary = z.object({
  userId: z.string(),
  sessionCount: z.int(),
  ...totals,
});
export type UserSummary = z.output<typeof userSummary>;

const question = z.object({
  p: projectName,
  /** The filter language of traces: sessions and users are of the traces that match. */
  where: z.string().max(4000).optional(),
  from: isoTime.optional(),
  to: isoTime.optional(),
  ...pageInput,
  sort: z.enum(sessionSorts).optional(),
});

function pageWithCounts<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    /** Sessions or users in all. */
    total: z.int(),
    /** Traces that match, and those of them that name no session or no user. */
    traceCount: z.int(),
    namelessCount: z.int(),
  });
}

export const listSessions = get("/api/v1/projects/:p/sessions", {
  summary: "Sessions: traces of one conversation, added up",
  input: question,
  output: pageWithCounts(sessionSummary),
});
export const listUsers = get("/api/v1/projects/:p/users", {
  summary: "Users: traces of one end user, added up",
  input: question,
  output: pageWithCounts(userSummary),
});

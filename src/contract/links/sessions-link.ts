import { z } from "zod";
import { sessionSorts } from "../sessions.ts";
import { isoTime } from "../wire.ts";
import { defineLink, field } from "./link.ts";

/** What traces are added up by. */
export const sessionGroupings = ["session", "user"] as const;

/** State of the page of sessions and users. */
export const sessionsLink = defineLink(
  z.object({
    by: field(z.enum(sessionGroupings)),
    /** The filter language of traces. */
    where: field(z.string().max(4000)),
    from: field(isoTime),
    to: field(isoTime),
    sort: field(z.enum(sessionSorts)),
    /** Session or user the keyboard stands on. */
    row: field(z.string().max(1024)),
  }),
);
export type SessionsState = ReturnType<typeof sessionsLink.read>;

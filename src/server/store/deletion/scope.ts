import { z } from "zod";
import type { Db } from "../db.ts";

/** What is to be deleted. */
export interface DeletionScope {
  readonly project: string;
  readonly kind: "trace" | "session" | "user" | "before" | "project";
  /** The id, or an ISO 8601 instant; "" for the whole project. */
  readonly id: string;
}

/** Of spans, and of roll-ups: either may be there without the other for a moment. */
const conditions = {
  trace: ["trace_id = {id:String}", "trace_id = {id:String}"],
  session: ["session_id = {id:String}", "session_id = {id:String}"],
  user: ["user_id = {id:String}", "user_id = {id:String}"],
  before: [
    "start_time < parseDateTime64BestEffort({id:String}, 3, 'UTC')",
    "first_start < parseDateTime64BestEffort({id:String}, 3, 'UTC')",
  ],
} as const;

const row = z.object({ trace_id: z.string() });

/** Traces that are deleted whole: those any of whose spans belong to the session or user, or that began before. */
export async function tracesInScope(db: Db, scope: DeletionScope): Promise<string[]> {
  if (scope.kind === "project") return [];
  const [ofSpans, ofRollUps] = conditions[scope.kind];
  const project = "project = {project:String}";
  // A trace that began before and goes on after the instant is old: its first span decides.
  const sources =
    scope.kind === "before"
      ? `SELECT trace_id FROM roll_ups FINAL WHERE ${project} AND ${ofRollUps}`
      : `SELECT trace_id FROM spans WHERE ${project} AND ${ofSpans}
         UNION DISTINCT SELECT trace_id FROM roll_ups WHERE ${project} AND ${ofRollUps}`;
  const found = await db.rows(row, `SELECT DISTINCT trace_id FROM (${sources}) ORDER BY trace_id`, {
    project: scope.project,
    id: scope.kind === "before" ? new Date(scope.id).toISOString() : scope.id,
  });
  return found.map(({ trace_id }) => trace_id);
}

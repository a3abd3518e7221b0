import type { TraceSummary } from "#contract/traces.ts";
import type { StatusLook } from "./status-mark.tsx";

/** The mark of a trace: one that recovered is no failure, but not all went well either. */
export function statusOf({
  status,
  running,
  recovered,
}: Pick<TraceSummary, "status" | "running" | "recovered">): {
  status: StatusLook;
  word?: string;
} {
  if (running) return { status: "running" };
  if (status !== "error" && recovered) return { status: "warning", word: "Recovered" };
  return { status };
}

import type { DeletionPreview } from "#contract/deletion.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

export const kindOptions = [
  { value: "session", label: "A session" },
  { value: "user", label: "A user" },
  { value: "trace", label: "A trace" },
  { value: "before", label: "Traces before a time" },
  { value: "project", label: "This whole project" },
] as const;

const tableWords: Readonly<Record<string, string>> = {
  spans: "spans",
  span_logs: "log records",
  roll_ups: "traces in lists",
  scores: "scores",
  embeddings: "embeddings",
  projection_points: "points of maps",
  results: "results",
  runs: "runs",
  examples: "examples",
};

/** What would be deleted, in one sentence. */
export function deletionSentence({ tables, traceCount, resultCount }: DeletionPreview): string {
  if (tables.length === 0) return "There is nothing to delete.";
  const rows = tables.map(
    ({ name, rows: count }) =>
      `${formatCount(count)} ${tableWords[name] ?? name.replaceAll("_", " ")}`,
  );
  const kept =
    resultCount === 0
      ? ""
      : ` ${formatQuantity(resultCount, "result")} of runs stay and go on naming a trace that is gone.`;
  return `Deletes ${formatQuantity(traceCount, "trace")} for good: ${rows.join(", ")}.${kept}`;
}

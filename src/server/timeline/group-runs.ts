import { grouped } from "../grouped.ts";
import type { StoredRun } from "../store/timeline/timeline-runs.ts";

const metadataPrefix = "metadata.";

/** Runs by the value of a trait, in their order; all of them under "" where nothing tells series apart. */
export function groupsOf(
  runs: readonly StoredRun[],
  group: string | undefined,
): Map<string, StoredRun[]> {
  if (group === undefined) return new Map([["", [...runs]]]);
  return grouped(runs, (run) => groupOf(run, group));
}

function groupOf(run: StoredRun, group: string): string {
  if (group.startsWith(metadataPrefix))
    return run.metadata[group.slice(metadataPrefix.length)] ?? "";
  switch (group) {
    case "model":
      return run.model;
    case "prompt":
      return run.prompt && `${run.prompt}@${run.prompt_version}`;
    case "dataset":
      return run.dataset;
    default:
      return run.experiment;
  }
}

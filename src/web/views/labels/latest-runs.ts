import type { Run } from "#contract/runs.ts";

const mostOfDataset = 3;
const mostDatasets = 6;

/** The latest runs of each dataset, from runs that come latest first. */
export function latestOfDatasets(
  runs: readonly Pick<Run, "id" | "name" | "dataset">[],
): { readonly dataset: string | null; readonly runs: readonly Pick<Run, "id" | "name">[] }[] {
  const byDataset = new Map<string | null, Pick<Run, "id" | "name">[]>();
  for (const run of runs) {
    const latest = byDataset.get(run.dataset) ?? [];
    byDataset.set(run.dataset, latest);
    // Runs without a dataset need not have anything in common.
    if (latest.length < (run.dataset === null ? 1 : mostOfDataset)) latest.push(run);
  }
  return [...byDataset]
    .slice(0, mostDatasets)
    .map(([dataset, latest]) => ({ dataset, runs: latest }));
}

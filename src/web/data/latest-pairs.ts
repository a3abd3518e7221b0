import type { Run } from "#contract/runs.ts";

/** For each dataset with two runs or more: the two latest, the older first, as the baseline. */
export function latestPairs(newestFirst: readonly Run[], most = 5): [Run, Run][] {
  const byDataset = new Map<string, Run[]>();
  for (const run of newestFirst)
    if (run.dataset !== null)
      byDataset.set(run.dataset, [...(byDataset.get(run.dataset) ?? []), run]);
  return [...byDataset.values()]
    .flatMap(([newest, older]): [Run, Run][] => (newest && older ? [[older, newest]] : []))
    .slice(0, most);
}

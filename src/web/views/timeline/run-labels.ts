import type { TimelineRun } from "#contract/timeline.ts";
import { axisTime } from "#web/charts/histogram/axis-time.ts";

const longest = 12;

/** What stands under a place of the axis: its version where runs are ordered by one, its time otherwise. */
export function runLabels(
  runs: readonly TimelineRun[],
  order: string | undefined,
): (place: number) => string {
  const times = runs.map(({ at }) => Date.parse(at));
  const length = Math.max(...times) - Math.min(...times);
  return (place) => {
    const run = runs[place];
    if (!run) return "";
    if (order === undefined) return axisTime(Date.parse(run.at), length);
    const version = run.metadata[order] ?? "–";
    return version.length > longest ? `${version.slice(0, longest - 1)}…` : version;
  };
}

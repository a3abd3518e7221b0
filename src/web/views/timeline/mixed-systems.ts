import type { TimelineRun, TimelineSeries } from "#contract/timeline.ts";

/** Whether any band is made of runs of different models or prompts: then it is more than the noise of a rerun. */
export function hasMixedBand(
  series: readonly TimelineSeries[],
  runs: readonly TimelineRun[],
): boolean {
  const systems = new Map(
    runs.map(({ id, model, promptVersion }) => [id, JSON.stringify([model, promptVersion])]),
  );
  return series.some(({ points, bands }) =>
    bands.some(({ from, to }) => {
      const first = points.findIndex(({ run }) => run === from);
      const last = points.findIndex(({ run }) => run === to);
      const inside = points.slice(first, last + 1).filter(({ value }) => value !== null);
      return new Set(inside.map(({ run }) => systems.get(run))).size > 1;
    }),
  );
}

import type { Timeline, TimelineSeries } from "#contract/timeline.ts";

/** More lines than this cannot be told apart. */
export const mostLines = 8;

/** The series of a metric that are drawn: those with the most runs, in the order of the answer. */
export function shownSeries(
  { series }: Timeline,
  metric: string,
): { readonly series: readonly TimelineSeries[]; readonly left: number } {
  const own = series.filter((one) => one.metric === metric);
  const largest = new Set(
    own.toSorted((a, b) => b.points.length - a.points.length).slice(0, mostLines),
  );
  return { series: own.filter((one) => largest.has(one)), left: own.length - largest.size };
}

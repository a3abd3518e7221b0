import type { Timeline, TimelineSeries } from "#contract/timeline.ts";

/** More lines than this cannot be told apart. */
export const mostLines = 8;

export interface ShownSeries {
  /** Those with a colour first, then the others, each in the order of the answer. */
  readonly series: readonly TimelineSeries[];
  /** How many have a colour of their own. */
  readonly named: number;
}

/**
 * The series of a metric. Those with the most runs have a colour, the ones with the latest runs where that does not
 * decide; the others are drawn without one, so that no run is missing.
 */
export function shownSeries({ series, runs }: Timeline, metric: string): ShownSeries {
  const own = series.filter((one) => one.metric === metric);
  const places = new Map(runs.map(({ id }, at) => [id, at]));
  const ranked = own
    .map((one) => ({
      one,
      valued: one.points.filter(({ value }) => value !== null).length,
      latest: places.get(one.points.at(-1)?.run ?? "") ?? -1,
    }))
    .toSorted((a, b) => b.valued - a.valued || b.latest - a.latest);
  const first = new Set(ranked.slice(0, mostLines).map(({ one }) => one));
  return {
    series: [...own.filter((one) => first.has(one)), ...own.filter((one) => !first.has(one))],
    named: first.size,
  };
}

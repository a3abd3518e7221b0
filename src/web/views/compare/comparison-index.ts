import { type ComparedValue, type Comparison, wholeSlice } from "#contract/compare.ts";
import type { Verdict } from "#contract/verdict.ts";

/** A comparison by run and metric, for reading many times. */
export interface ComparisonIndex {
  /** The headline verdict; undefined for the baseline and where nothing was scored. */
  readonly verdict: (run: string, metric: string) => Verdict | undefined;
  /** Verdicts of the slices, without the headline, as they came. */
  readonly slices: (run: string, metric: string) => readonly Verdict[];
  /** A run's own value over everything. */
  readonly value: (run: string, metric: string) => ComparedValue | undefined;
  /** Place of the run: 0 is the baseline. */
  readonly placeOf: (run: string) => number;
}

const none: readonly Verdict[] = [];

export function indexComparison({ verdicts, values, runs }: Comparison): ComparisonIndex {
  const headlines = new Map<string, Verdict>();
  const slices = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const key = keyOf(verdict.run, verdict.metric);
    if (verdict.slice === wholeSlice) headlines.set(key, verdict);
    else {
      const list = slices.get(key);
      if (list) list.push(verdict);
      else slices.set(key, [verdict]);
    }
  }
  const whole = new Map(
    values
      .filter(({ slice }) => slice === wholeSlice)
      .map((value) => [keyOf(value.run, value.metric), value]),
  );
  const places = new Map(runs.map(({ id }, place) => [id, place]));
  return {
    verdict: (run, metric) => headlines.get(keyOf(run, metric)),
    slices: (run, metric) => slices.get(keyOf(run, metric)) ?? none,
    value: (run, metric) => whole.get(keyOf(run, metric)),
    placeOf: (run) => places.get(run) ?? 0,
  };
}

function keyOf(run: string, metric: string): string {
  return JSON.stringify([run, metric]);
}

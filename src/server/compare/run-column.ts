import type { ScoreColumns } from "../store/comparison/score-columns.ts";
import type { ResultColumns } from "../store/comparison/result-columns.ts";
import { counts, doubles } from "../store/comparison/shared-columns.ts";
import type { Quantity } from "./quantity.ts";

/** One quantity of one run, a number per example; what a thread that judges reads. */
export interface RunColumn {
  readonly run: string;
  /** Mean over repetitions; NaN where there is none. */
  readonly values: Float64Array;
  /** Results behind the value. */
  readonly tries: Uint32Array;
  readonly results: Uint32Array;
  readonly failed: Uint32Array;
  readonly unfinished: Uint32Array;
  /** Results that did not fail and have no value. */
  readonly unscored: Uint32Array;
  /** Most results of one example. */
  readonly repeats: number;
  /** A value for the whole run, where no example has one. */
  readonly total: { readonly value: number; readonly n: number } | null;
  readonly hasValues: boolean;
}

export type Errored = "wrong" | "left_out";

/** The column of a figure that results carry themselves. */
export function figureColumn(run: string, quantity: Quantity, results: ResultColumns): RunColumn {
  const { mean, n } = results.figures[quantity.figure!];
  return columnOf(run, results, mean, n, n);
}

/** The column of a metric, from its scores. */
export function metricColumn(
  run: string,
  quantity: Quantity,
  results: ResultColumns,
  scores: ScoreColumns,
  errored: Errored,
): RunColumn {
  const { scored, withFailed } = scores;
  if (quantity.measure !== "pass" || results.failures.size === 0 || errored === "left_out") {
    const used = quantity.measure === "pass" ? scored : withFailed;
    return columnOf(run, results, used.mean, used.n, scored.n);
  }
  // A run that nobody scored has no pass rate, unless it has nothing but failures.
  const counted = scored.n.some((n) => n > 0) || results.results.every(allFailed, results.failed);
  if (!counted) return columnOf(run, results, scored.mean, scored.n, scored.n);
  const wrong = quantity.direction === "up" ? 0 : 1;
  const values = doubles(scored.mean.length);
  const tries = counts(scored.n.length);
  for (let place = 0; place < values.length; place++) {
    const failed = results.failed[place]!;
    const n = scored.n[place]!;
    tries[place] = n + failed;
    if (failed === 0) values[place] = scored.mean[place]!;
    else values[place] = ((n === 0 ? 0 : scored.mean[place]! * n) + failed * wrong) / (n + failed);
  }
  return columnOf(run, results, values, tries, scored.n);
}

function allFailed(this: Uint32Array, results: number, place: number): boolean {
  return results === this[place];
}

function columnOf(
  run: string,
  { results, failed, unfinished }: ResultColumns,
  values: Float64Array,
  tries: Uint32Array,
  scored: Uint32Array,
): RunColumn {
  const unscored = counts(values.length);
  let repeats = 0;
  let hasValues = false;
  for (let place = 0; place < values.length; place++) {
    unscored[place] = Math.max(0, results[place]! - failed[place]! - scored[place]!);
    repeats = Math.max(repeats, results[place]!, tries[place]!);
    if (tries[place]! > 0) hasValues = true;
  }
  return {
    run,
    values,
    tries,
    results,
    failed,
    unfinished,
    unscored,
    repeats,
    total: null,
    hasValues,
  };
}

import type { z } from "zod";
import { type compareExamples, matrixShows } from "#contract/matrix.ts";
import { places } from "../store/comparison/shared-columns.ts";
import type { Comparing, Frame } from "./frame.ts";
import type { Compared } from "./quantities.ts";
import { sortPlaces } from "./sort-places.ts";

type MatrixInput = z.output<typeof compareExamples.input>;
export type Show = NonNullable<MatrixInput["show"]>;
export type Sort = NonNullable<MatrixInput["sort"]>;
export type ShowCounts = Record<Show, number>;

export interface MatrixView {
  /** Names the values: metric, scorer and what failed results count as. */
  readonly key: string;
  /** Null where the metric has no numbers. */
  readonly compared: Compared | null;
  /** The run that delta is about. */
  readonly run: string;
  /** 0 where it used another content of the example than the baseline; null: nowhere. */
  readonly sameContent: Uint8Array | null;
  readonly where: string | undefined;
  readonly among: Int32Array | null;
  readonly sort: Sort;
  readonly show: Show;
}

export interface MatrixOrder {
  /** Places of the examples in the order of the view. */
  readonly places: Int32Array;
  readonly counts: ShowCounts;
}

/** Which examples the view shows in which order; kept, so that any page of it is read at once. */
export function matrixOrder(
  { cache }: Comparing,
  frame: Frame,
  view: MatrixView,
): Promise<MatrixOrder> {
  const { key, run, where, sort, show } = view;
  const whole = JSON.stringify([frame.key, frame.order, "order", key, run, where, sort, show]);
  return cache.get(whole, async () => {
    const value = orderOf(frame, view);
    return { value, bytes: value.places.byteLength + 500 };
  });
}

/**
 * Value of the run minus the baseline's at a place; NaN where either is missing, or where they are of two
 * different contents.
 */
export function deltaIn({ compared, run, sameContent }: MatrixView): (place: number) => number {
  const columns = compared?.columns ?? [];
  const other = columns.find((each) => each.run === run);
  const baseline = columns[0];
  if (!other || !baseline || other === baseline) return () => Number.NaN;
  return (place) =>
    sameContent !== null && sameContent[place] === 0
      ? Number.NaN
      : other.values[place]! - baseline.values[place]!;
}

function orderOf(frame: Frame, view: MatrixView): MatrixOrder {
  const length = frame.index.ids.length;
  const keeps = keepers(frame, view);
  const counts: ShowCounts = {
    all: 0,
    regressed: 0,
    improved: 0,
    disagree: 0,
    errored: 0,
    unfinished: 0,
  };
  const kept: number[] = [];
  const candidates = view.among?.length ?? length;
  for (let at = 0; at < candidates; at++) {
    const place = view.among === null ? at : view.among[at]!;
    if (!keeps.all(place)) continue;
    for (const show of matrixShows) if (keeps[show](place)) counts[show]++;
    if (keeps[view.show](place)) kept.push(place);
  }
  const shown = places(kept);
  const keys = sortKeys(view, length);
  return { places: keys === null ? shown : sortPlaces(shown, keys), counts };
}

function keepers(frame: Frame, view: MatrixView): Record<Show, (place: number) => boolean> {
  const { compared } = view;
  const results = frame.order.map((id) => frame.results.get(id)!);
  const columns = compared?.columns ?? [];
  const sign = compared?.quantity.direction === "down" ? -1 : 1;
  const delta = deltaIn(view);
  const change = (place: number): number => sign * delta(place);
  return {
    all: (place) =>
      results.some((each) => each.results[place]! > 0) ||
      columns.some((each) => each.tries[place]! > 0),
    regressed: (place) => change(place) < 0,
    improved: (place) => change(place) > 0,
    disagree: (place) => spreadAt(compared, place) > 0,
    errored: (place) => results.some((each) => each.failed[place]! > 0),
    unfinished: (place) => results.some((each) => each.unfinished[place]! > 0),
  };
}

/** Largest minus smallest value of the runs; NaN where fewer than two have one. */
function spreadAt(compared: Compared | null, place: number): number {
  let [least, most, n] = [Infinity, -Infinity, 0];
  for (const { values } of compared?.columns ?? []) {
    const value = values[place]!;
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    n++;
  }
  return n < 2 ? Number.NaN : most - least;
}

/** Smallest first; missing ones come last, ties in the order of examples. Null: that order alone. */
function sortKeys(view: MatrixView, length: number): Float64Array | null {
  const { compared, sort } = view;
  if (compared === null || sort === "example") return null;
  const keys = new Float64Array(length);
  const delta = deltaIn(view);
  const sign = (compared.quantity.direction === "up") === (sort === "worst") ? 1 : -1;
  for (let place = 0; place < length; place++)
    keys[place] = sort === "disagreement" ? -spreadAt(compared, place) : sign * delta(place);
  return keys;
}

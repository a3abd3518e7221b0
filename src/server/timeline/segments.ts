/** A stretch of a series: places from `from` up to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a series is made of, by place; runs without a value are left out before. */
export interface SeriesValues {
  readonly values: readonly number[];
  /** Places where the value is not comparable with the one before. */
  readonly breaks: readonly number[];
}

/** Stretches within which values are comparable. */
export function stretchesOf({ values, breaks }: SeriesValues): Stretch[] {
  const cuts = [0, ...breaks.filter((at) => at > 0), values.length];
  return cuts
    .slice(0, -1)
    .map((from, index) => ({ from, to: cuts[index + 1]! }))
    .filter(({ from, to }) => to > from);
}

/** The same, cut again at places where the value changed. */
export function cutAt(stretches: readonly Stretch[], changes: readonly number[]): Stretch[] {
  return stretches.flatMap(({ from, to }) => {
    const inside = changes.filter((at) => at > from && at < to);
    const cuts = [from, ...inside, to];
    return cuts.slice(0, -1).map((start, index) => ({ from: start, to: cuts[index + 1]! }));
  });
}

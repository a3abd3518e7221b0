import type { Measured } from "#analysis/trade/measured.ts";
import { standings, type Standing } from "#analysis/trade/pareto-front.ts";
import type { ComparedValue, Comparison, FigureName } from "#contract/compare.ts";
import type { ComparisonIndex } from "../comparison-index.ts";
import type { MetricChoice } from "../metric-choice.ts";

/** A run with its quality, its price and where that puts it among the others. */
export interface TradePointOf {
  readonly run: string;
  readonly name: string;
  readonly place: number;
  readonly gain: Measured;
  readonly price: Measured;
  readonly standing: Standing;
}

/** The runs that have both; what is missing for the others is said beside the picture. */
export function tradePoints(
  { runs }: Comparison,
  index: ComparisonIndex,
  metric: MetricChoice,
  price: FigureName,
): TradePointOf[] {
  const points = runs.flatMap(({ id, name }, place) => {
    const gain = measured(index.value(id, metric.name));
    const cost = measured(index.value(id, price));
    return gain && cost ? [{ run: id, name, place, gain, price: cost }] : [];
  });
  const stands = standings(
    points.map(({ gain, price: cost }) => ({ gain, price: cost, direction: metric.direction })),
  );
  return points.map((point, at) => ({ ...point, standing: stands[at]! }));
}

/** USD for one right answer, by run. */
export type CostsOf = ReadonlyMap<string, Comparison["costsPerCorrect"][number]>;

/** A value with its interval; undefined where there is none. */
export function measured(
  value: Pick<ComparedValue, "value" | "low" | "high"> | undefined,
): Measured | undefined {
  if (!value || value.value === null) return undefined;
  return { value: value.value, low: value.low, high: value.high };
}

/** Distances from a value to the ends of its interval, for whiskers. */
export function whisker({ value, low, high }: Measured): [below: number, above: number] {
  return [value - (low ?? value), (high ?? value) - value];
}

export const standingWords: Readonly<Record<Standing, string>> = {
  front: "no other run is at least as good for at most as much",
  dominated: "another run is at least as good for at most as much",
  not_clearly: "another run looks as good for less, but not clearly",
};

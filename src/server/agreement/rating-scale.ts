import type { Interval } from "#analysis/stats/interval.ts";
import type { MeasurementLevel } from "#analysis/stats/agreement/krippendorff-alpha.ts";
import type { Metric } from "#contract/registries.ts";

/** A score as it is stored. */
interface StoredScore {
  readonly value: number | null;
  readonly label: string;
}

/** How scores of a metric are compared. */
export interface RatingScale {
  /** Names of the categories; null where scores are numbers. */
  readonly categories: readonly string[] | null;
  readonly level: MeasurementLevel;
  /** Number of a score: its category, or its value; null where it is of another kind than the metric. */
  readonly numberOf: (score: StoredScore) => number | null;
  /** Lowest and highest score there can be, or that was given; null where neither is known. */
  readonly range: Interval | null;
}

/** Categories of a pass metric, by number. */
const passWords = ["wrong", "right"] as const;
/** A score with at most so many whole values is a scale of steps, whose distances are places in an order. */
const mostSteps = 10;

/** The scale of a metric, given the scores to be compared. */
export function ratingScale(
  metric: Pick<Metric, "kind" | "range">,
  scores: readonly StoredScore[],
): RatingScale {
  if (metric.kind === "label") return labelScale(scores);
  if (metric.kind === "pass")
    return {
      categories: passWords,
      level: "nominal",
      numberOf: ({ value }) => (value === null ? null : Number(value >= 0.5)),
      range: { low: 0, high: 1 },
    };
  const values = scores.flatMap(({ value }) => (value === null ? [] : [value]));
  const steps = new Set(values);
  const isSteps =
    metric.kind === "score" && steps.size <= mostSteps && values.every(Number.isInteger);
  return {
    categories: null,
    level: isSteps ? "ordinal" : "interval",
    numberOf: ({ value }) => value,
    range: rangeOf(metric, values),
  };
}

/** The declared range, else that of the scores given. */
export function rangeOf(
  metric: Pick<Metric, "kind" | "range">,
  values: readonly number[],
): Interval | null {
  if (metric.kind === "label") return null;
  if (metric.range) return { low: metric.range[0], high: metric.range[1] };
  if (metric.kind === "pass") return { low: 0, high: 1 };
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low < high ? { low, high } : null;
}

function labelScale(scores: readonly StoredScore[]): RatingScale {
  const counts = new Map<string, number>();
  for (const { label } of scores) if (label) counts.set(label, (counts.get(label) ?? 0) + 1);
  const categories = [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([label]) => label);
  const place = new Map(categories.map((label, at) => [label, at]));
  return {
    categories,
    level: "nominal",
    numberOf: ({ label }) => place.get(label) ?? null,
    range: null,
  };
}

import type { Metric } from "#contract/registries.ts";
import { formatNumber } from "./format.ts";

/** What a person can give: true or false, a number, a label. */
export type GivenValue = boolean | number | string;

/** A score that a key gives. */
export interface ScoreChoice {
  /** `1` … `9`. */
  readonly key: string;
  readonly label: string;
  readonly value: GivenValue;
}

const mostKeys = 9;
/** Steps of a range that is not a short row of whole numbers. */
const steps = 5;

/** What the keys 1 to 9 give: right and wrong, the labels in use, or steps of the range from its low end. */
export function scoreChoices(
  metric: Pick<Metric, "kind" | "range">,
  labels: readonly string[],
  seen: readonly [number, number] | null,
): ScoreChoice[] {
  if (metric.kind === "pass") return keyed([true, false], (right) => (right ? "right" : "wrong"));
  if (metric.kind === "label") return keyed(labels.slice(0, mostKeys), (label) => label);
  const range = metric.range ?? seen;
  return range === null ? [] : keyed(stepsOf(range), formatNumber);
}

function keyed<Value extends GivenValue>(
  values: readonly Value[],
  label: (value: Value) => string,
): ScoreChoice[] {
  return values.map((value, at) => ({ key: String(at + 1), label: label(value), value }));
}

function stepsOf([low, high]: readonly [number, number]): number[] {
  if (!(low < high)) return [low];
  const whole = Number.isInteger(low) && Number.isInteger(high) && high - low < mostKeys;
  const isUnit = high - low === 1;
  if (whole && !isUnit) return Array.from({ length: high - low + 1 }, (_, at) => low + at);
  return Array.from({ length: steps }, (_, at) =>
    Number((low + ((high - low) * at) / (steps - 1)).toPrecision(12)),
  );
}

/** A typed number as a score, or what is wrong with it. */
export function readNumber(
  text: string,
  range: readonly [number, number] | null,
): { readonly value: number } | { readonly fault: string } {
  const value = Number(text.trim().replace(",", "."));
  if (text.trim() === "" || !Number.isFinite(value)) return { fault: "Write a number, like 0.8" };
  if (range && (value < range[0] || value > range[1]))
    return { fault: `Between ${formatNumber(range[0])} and ${formatNumber(range[1])}` };
  return { value };
}

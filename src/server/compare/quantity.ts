import type { FigureName } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import type { Quantity as Word } from "#analysis/stats/verdict/sentence.ts";
import type { Direction, Measure } from "#analysis/stats/verdict/verdict.ts";

/** Something that runs are compared on: a metric, or a figure of the results themselves. */
export interface Quantity {
  readonly name: string;
  readonly figure: FigureName | null;
  readonly measure: Measure;
  readonly direction: Direction;
  /** Null: the default of the method. */
  readonly margin: number | null;
  readonly range: readonly [number, number] | null;
}

const measures = { pass: "pass", score: "score", ratio: "typical" } as const;

/** Null for labels, which have no order. */
export function quantityOf({ name, kind, direction, margin, range }: Metric): Quantity | null {
  if (kind === "label") return null;
  return { name, figure: null, measure: measures[kind], direction, margin, range };
}

const figure = { direction: "down", margin: null, range: null } as const;

/** Time is judged by the typical example, money and tokens by what all examples take together. */
export const figures: readonly Quantity[] = [
  { name: "latencyMs", figure: "latencyMs", measure: "typical", ...figure },
  { name: "costUsd", figure: "costUsd", measure: "total", ...figure },
  { name: "totalTokens", figure: "totalTokens", measure: "total", ...figure },
];

/** What sentences call a figure. */
export const figureWords: Readonly<Record<FigureName, Word>> = {
  latencyMs: "time",
  costUsd: "cost",
  totalTokens: "tokens",
};

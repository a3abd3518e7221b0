import {
  countWords,
  percentWords,
  pointWords,
  quantityWords,
  scoreWords,
  timesWords,
} from "#analysis/stats/verdict/words.ts";
import type { Metric } from "#contract/registries.ts";
import { timelineFigures, timelineFigureWords } from "#contract/timeline.ts";

/** How the values of one series are named and written in the sentence of an alert. */
export interface ValueWords {
  readonly label: string;
  readonly of: (value: number) => string;
  /** A limit that somebody wrote, without needless digits. */
  readonly limit: (value: number) => string;
  /** The size of a move. */
  readonly move: (size: number) => string;
}

const figures: Readonly<Record<(typeof timelineFigures)[number], (value: number) => string>> = {
  latencyMs: (ms) => `${countWords(ms)} ms`,
  costUsd: (usd) => `$${Number(usd.toPrecision(3))}`,
  totalTokens: countWords,
  errorRate: shareWords,
};

function shareWords(share: number): string {
  return `${pointWords(share)} %`;
}

/** Words for a metric, for `name^k`, and for figures. */
export function valueWordsOf(name: string, metrics: readonly Metric[]): ValueWords {
  const metric =
    metrics.find((one) => one.name === name) ??
    metrics.find((one) => one.name === name.replace(/\^\d+$/, ""));
  const figure = metric ? undefined : timelineFigures.find((one) => one === name);
  const isShare = metric?.kind === "pass" || figure === "errorRate";
  const of = isShare
    ? shareWords
    : figure
      ? figures[figure]
      : metric?.kind === "ratio"
        ? (value: number) => `${timesWords(value)} times`
        : (value: number) => `${scoreWords(value)}${metric?.unit ? ` ${metric.unit}` : ""}`;
  return {
    label: figure ? timelineFigureWords[figure] : name,
    of,
    limit: isShare ? percentWords : of,
    move: isShare ? (size) => `${pointWords(Math.abs(size))} points` : (size) => of(Math.abs(size)),
  };
}

interface Estimated {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** "58.0 % (44.2 % to 70.6 %, 50 examples)" */
export function estimateWords({ value, low, high, n }: Estimated, { of }: ValueWords): string {
  if (value === null) return "no value";
  const interval = low === null || high === null ? "" : `${of(low)} to ${of(high)}, `;
  return `${of(value)} (${interval}${quantityWords(n, "example")})`;
}

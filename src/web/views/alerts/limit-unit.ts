import type { Metric } from "#contract/registries.ts";

/** How limits of a metric are written: shares as per cent, everything else as it is. */
export interface LimitUnit {
  /** Written number = value × factor. */
  readonly factor: number;
  /** "%", "ms", "$", "" where there is none. */
  readonly unit: string;
}

const figureUnits: Readonly<Record<string, LimitUnit>> = {
  latencyMs: { factor: 1, unit: "ms" },
  costUsd: { factor: 1, unit: "$" },
  totalTokens: { factor: 1, unit: "tokens" },
  errorRate: { factor: 100, unit: "%" },
};

export function limitUnit(name: string, metrics: readonly Metric[]): LimitUnit {
  const base = name.replace(/\^\d+$/, "");
  const metric =
    metrics.find((one) => one.name === name) ?? metrics.find((one) => one.name === base);
  if (!metric) return figureUnits[name] ?? { factor: 1, unit: "" };
  return metric.kind === "pass"
    ? { factor: 100, unit: "%" }
    : { factor: 1, unit: metric.unit ?? "" };
}

/** "70 %", "1200 ms" */
export function limitWords(value: number, { factor, unit }: LimitUnit): string {
  const written = Number((value * factor).toPrecision(12));
  return unit ? `${written} ${unit}` : String(written);
}

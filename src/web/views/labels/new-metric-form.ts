import { metricRecord } from "#contract/records.ts";
import { z } from "zod";

export const metricKinds = ["pass", "score", "label", "ratio"] as const;
type Kind = (typeof metricKinds)[number];

export const metricKindWords: Record<Kind, string> = {
  pass: "Right or wrong",
  score: "A number in a range",
  label: "One of several labels",
  ratio: "A ratio to something",
};

/** What the form holds: text, as it was typed. */
export interface MetricDraft {
  readonly name: string;
  readonly kind: Kind;
  readonly direction: "up" | "down";
  readonly low: string;
  readonly high: string;
  readonly description: string;
}

export const emptyMetric: MetricDraft = {
  name: "",
  kind: "pass",
  direction: "up",
  low: "0",
  high: "1",
  description: "",
};

export type MetricFaults = Partial<Record<"name" | "low" | "high", string>>;
export type MetricRecord = z.output<typeof metricRecord>;

/** The metric that was typed as a record, or what is wrong with each field. */
export function readMetric(
  draft: MetricDraft,
  taken: ReadonlySet<string>,
): { readonly metric: MetricRecord } | { readonly faults: MetricFaults } {
  const name = draft.name.trim();
  const hasRange = draft.kind === "score";
  const [low, high] = [numberOf(draft.low), numberOf(draft.high)];
  const faults: MetricFaults = {
    ...(!name && { name: "Name what is scored, like helpful" }),
    ...(taken.has(name) && { name: "There is already a metric of this name" }),
    ...(hasRange && low === undefined && { low: "A number, like 0" }),
    ...(hasRange && high === undefined && { high: "A number, like 1" }),
    ...(hasRange &&
      low !== undefined &&
      high !== undefined &&
      low >= high && {
        high: "More than the lowest",
      }),
  };
  if (Object.keys(faults).length > 0) return { faults };
  const parsed = metricRecord.safeParse({
    type: "metric",
    name,
    kind: draft.kind,
    direction: draft.direction,
    ...(hasRange && { range: [low, high] }),
    ...(draft.description.trim() && { description: draft.description.trim() }),
  });
  return parsed.success
    ? { metric: parsed.data }
    : { faults: { name: z.prettifyError(parsed.error) } };
}

function numberOf(text: string): number | undefined {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(value) ? undefined : value;
}

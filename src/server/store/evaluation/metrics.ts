import { z } from "zod";
import type { Metric } from "#contract/registries.ts";
import { metricRecord } from "#contract/records.ts";
import type { Db, ReadOptions } from "../db.ts";

const declaredRow = z.object({ metric: z.string(), record: z.string() });
const seenRow = z.object({
  metric: z.string(),
  booleans: z.number(),
  labels: z.number(),
  shares: z.boolean(),
});

const defaultMargin = 0.05;
/** A ratio is compared as how many times the baseline. */
const defaultRatioMargin = 0.1;

/**
 * Declared metrics, and those that were scored without being declared, by name. Given runs, only the
 * metrics that were scored in one of them.
 */
export async function metricsOf(
  db: Db,
  project: string,
  runs?: readonly string[],
  options: ReadOptions = {},
): Promise<Metric[]> {
  const [declared, seen] = await Promise.all([
    db.rows(
      declaredRow,
      "SELECT metric, record FROM metrics FINAL WHERE project = {project:String}",
      { project },
      options,
    ),
    db.rows(
      seenRow,
      `SELECT metric, toUInt32(countIf(boolean)) AS booleans, toUInt32(countIf(label != '')) AS labels,
         toBool(countIf(example = '' AND n IS NOT NULL AND value >= 0 AND value <= 1) = count()) AS shares
       FROM scores WHERE project = {project:String} ${runs ? "AND run IN {runs:Array(String)}" : ""} GROUP BY metric`,
      { project, runs: runs ?? [] },
      options,
    ),
  ]);
  const metrics = new Map<string, Metric>();
  for (const row of seen) metrics.set(row.metric, undeclared(row));
  for (const { metric, record } of declared)
    if (!runs || metrics.has(metric))
      metrics.set(metric, fromRecord(metricRecord.parse(JSON.parse(record))));
  return [...metrics.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Totals of runs alone, all of them shares of a number of examples, are pass rates. */
function undeclared({ metric, booleans, labels, shares }: z.output<typeof seenRow>): Metric {
  return {
    name: metric,
    kind: booleans > 0 || shares ? "pass" : labels > 0 ? "label" : "score",
    direction: "up",
    margin: defaultMargin,
    range: null,
    unit: null,
    description: null,
  };
}

function fromRecord(record: z.output<typeof metricRecord>): Metric {
  return {
    name: record.name,
    kind: record.kind,
    direction: record.direction ?? "up",
    margin: record.margin ?? (record.kind === "ratio" ? defaultRatioMargin : defaultMargin),
    range: record.range ?? null,
    unit: record.unit ?? null,
    description: record.description ?? null,
  };
}

import type { Comparison } from "#contract/compare.ts";
import { wholeSlice } from "#contract/compare.ts";
import { hasExamples } from "../compare-view.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

/**
 * What to know about the runs before reading on: unfinished, unpaired, partly unpaired. By the first
 * metric of each run; what holds for another metric is told with its verdict.
 */
export function stripNotes(comparison: Comparison): string[] {
  if (!hasExamples(comparison)) return [];
  const { runs, metrics, verdicts, dataset } = comparison;
  const notes = new Set<string>();
  for (const { id, name } of runs) {
    const headlines = verdicts.filter(({ run, slice }) => run === id && slice === wholeSlice);
    const headline = metrics
      .map((metric) => headlines.find((verdict) => verdict.metric === metric.name))
      .find((verdict) => verdict !== undefined);
    if (!headline) continue;
    const { interim, warnings, n } = headline;
    if (interim)
      notes.add(
        `${name} is interim: ${formatCount(interim.done)} of ${formatCount(interim.of)} done.`,
      );
    else if (warnings.includes("unpaired") || n.paired === 0)
      notes.add(`${name} shares no examples with the baseline.`);
    else if (warnings.includes("missing_over_5_percent"))
      notes.add(
        `${name} and the baseline share ${formatQuantity(n.paired, "example")}; ${formatCount(n.onlyBaseline + n.onlyRun)} are in one of the two only.`,
      );
  }
  for (const { name, status } of runs)
    if (status === "running" && ![...notes].some((note) => note.startsWith(`${name} is interim`)))
      notes.add(`${name} is still running.`);
  for (const warning of dataset.warnings) notes.add(datasetNotes[warning]);
  return [...notes];
}

const datasetNotes: Readonly<Record<Comparison["dataset"]["warnings"][number], string>> = {
  duplicate_examples: "Some examples of the dataset occur more than once; its health lists them.",
  conflicting_labels: "Some equal examples of the dataset have different reference answers.",
};

/** Results that failed to run, over all runs. */
export function erroredCount({ runs }: Comparison): number {
  return runs.reduce((sum, { errorCount }) => sum + errorCount, 0);
}

/** Metrics that several evaluators scored, with who they are; `name` or `name@version` as the link has it. */
export function evaluatorChoices({ evaluators }: Comparison): {
  readonly metric: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
}[] {
  const byMetric = new Map<string, Comparison["evaluators"]>();
  for (const evaluator of evaluators)
    byMetric.set(evaluator.metric, [...(byMetric.get(evaluator.metric) ?? []), evaluator]);
  return [...byMetric]
    .filter(([, list]) => list.length > 1)
    .map(([metric, list]) => ({
      metric,
      options: list.map((each) => ({
        value: evaluatorValue(each),
        label: `${evaluatorValue(each) || "no evaluator"} (${formatQuantity(each.runs.length, "run")})`,
      })),
      chosen: list.filter(({ chosen }) => chosen).map(evaluatorValue)[0] ?? "",
    }));
}

function evaluatorValue({ name, version }: Comparison["evaluators"][number]): string {
  return version === null ? name : `${name}@${version}`;
}

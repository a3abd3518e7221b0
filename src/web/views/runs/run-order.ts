import type { RunsState } from "#contract/links/runs-link.ts";
import type { Run } from "#contract/runs.ts";
import { formatCount } from "#web/ui/format.ts";

/** Orders that the server knows; every other is made here, among the runs that are loaded. */
const serverSorts = new Map([
  ["-started", "latest"],
  ["started", "oldest"],
  ["name", "name"],
] as const);

type ServerSort = "latest" | "oldest" | "name";

export const defaultSort = "-started";

export function serverSort(sort: string): ServerSort | undefined {
  for (const [key, known] of serverSorts) if (key === sort) return known;
  return undefined;
}

/** What the column's header should say of its order. */
export function sortedAs(sort: string, column: string): "ascending" | "descending" | undefined {
  if (sort === column) return "ascending";
  return sort === `-${column}` ? "descending" : undefined;
}

/** A click on a header: numbers start with the largest, names with the first. */
export function nextSort(sort: string, column: string): RunsState["sort"] {
  const first = column === "name" || column === "model" ? column : `-${column}`;
  const second = first === column ? `-${column}` : column;
  return sort === first ? second : first;
}

type Value = string | number | null;

function valueOf(run: Run, column: string): Value {
  if (column.startsWith("metric:"))
    return run.metrics.find(({ metric }) => metric === column.slice(7))?.value ?? null;
  switch (column) {
    case "name":
      return run.name;
    case "model":
      return run.model;
    case "started":
      return run.startedAt === null ? null : Date.parse(run.startedAt);
    case "results":
      return run.resultCount;
    case "errors":
      return run.errorCount;
    case "latency":
      return run.latencyMs.p50;
    case "cost":
      return run.costUsd;
    case "tokens":
      return run.tokensTotal;
    default:
      return null;
  }
}

function compareValues(one: Value, other: Value): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), "en", { numeric: true });
}

/** Runs in the order asked for; those without a value come last either way. */
export function orderedRuns(runs: readonly Run[], sort: string): readonly Run[] {
  if (serverSort(sort)) return runs;
  const down = sort.startsWith("-");
  const column = down ? sort.slice(1) : sort;
  return runs.toSorted((one, other) => {
    const a = valueOf(one, column);
    const b = valueOf(other, column);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return down ? compareValues(b, a) : compareValues(a, b);
  });
}

/** Names of the metrics that any of the runs has, the commonest first. */
export function metricNames(runs: readonly Run[]): string[] {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (const { metric } of run.metrics) counts.set(metric, (counts.get(metric) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([name]) => name);
}

/** Distinct values of a field, in alphabetical order, with the one that is chosen. */
export function choicesOf(
  runs: readonly Run[],
  field: "experiment" | "dataset",
  chosen: string | undefined,
): string[] {
  const values = new Set(runs.map((run) => run[field]).filter((value) => value !== null));
  if (chosen !== undefined) values.add(chosen);
  return [...values].toSorted((a, b) => a.localeCompare(b));
}

/** How many there are, and what to do with them. */
export function runsSentence(count: number, more: boolean, filtered: boolean): string {
  const runs = `${formatCount(count)}${more ? " or more" : ""} ${count === 1 ? "run" : "runs"}`;
  const match = filtered ? (count === 1 && !more ? " matches" : " match") : "";
  return `${runs}${match}. Tick two or more to compare them.`;
}

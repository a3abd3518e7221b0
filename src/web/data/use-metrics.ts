import { useQuery } from "@tanstack/react-query";
import { listMetrics, type Metric } from "#contract/registries.ts";
import { queryFor } from "./query-for.ts";

const mostMetrics = 500;

/** Declared metrics by name; empty until they are known. */
export function useMetrics(project: string): ReadonlyMap<string, Metric> {
  const { data } = useQuery({
    ...queryFor(listMetrics, { p: project, limit: mostMetrics }),
    select: byName,
  });
  return data ?? none;
}

const none: ReadonlyMap<string, Metric> = new Map();

function byName({ items }: { items: readonly Metric[] }): ReadonlyMap<string, Metric> {
  return new Map(items.map((metric) => [metric.name, metric]));
}

import { useQuery } from "@tanstack/react-query";
import { savedSlices } from "#contract/compare.ts";
import { listSlices } from "#contract/registries.ts";
import { queryFor } from "#web/data/query-for.ts";
import { type WhereOf, whereOfSlices } from "./slice-where.ts";

const mostSlices = 500;
const none: ReadonlyMap<string, string> = new Map();

/** The filter behind each slice; that of a saved slice is what it was saved with. */
export function useSliceWhere(project: string, key: string | undefined): WhereOf {
  const { data = none } = useQuery({
    ...queryFor(listSlices, { p: project, limit: mostSlices }),
    enabled: key === savedSlices,
    select: ({ items }) => new Map(items.map(({ name, where }) => [name, where])),
  });
  return whereOfSlices(key, data);
}

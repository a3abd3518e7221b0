import { useQuery } from "@tanstack/react-query";
import { listSlices } from "#contract/registries.ts";
import { isTraceView, viewPrefix } from "#contract/trace-views.ts";
import { queryFor } from "./query-for.ts";

const mostViews = 200;

/** Saved views of the list of traces, by name. Slices are listed in order of names, so reading starts at the views. */
export function useTraceViews(project: string) {
  return useQuery({
    ...queryFor(listSlices, { p: project, cursor: viewPrefix, limit: mostViews }),
    select: ({ items }) =>
      items
        .filter(({ name }) => isTraceView(name))
        .map(({ name, where }) => ({ name: name.slice(viewPrefix.length), where })),
  });
}

import { type Filter, matchAll } from "#contract/filter/ast.ts";
import { FilterError } from "#contract/filter/filter-error.ts";
import { parseFilter } from "#contract/filter/parser.ts";
import type { Problem } from "#contract/problem.ts";
import type { FilterFault } from "./filter-problem.tsx";

/** The filter, or what cannot be read of it; with a fault the filter matches everything. */
export function readFilter(where: string): {
  readonly filter: Filter;
  readonly fault?: FilterFault;
} {
  try {
    return { filter: parseFilter(where) };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { message, hint, position } = error;
    return { filter: matchAll, fault: { message, hint, position } };
  }
}

/** The server's refusal of a filter; undefined where it refused something else. */
export function refusedFilter(problem: Problem | undefined): FilterFault | undefined {
  if (problem?.code !== "bad_filter") return undefined;
  return { message: problem.detail, hint: problem.hint ?? "", position: problem.position };
}

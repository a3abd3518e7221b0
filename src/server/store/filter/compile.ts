import type { Filter, FilterTerm } from "#contract/filter/ast.ts";
import { FilterError } from "#contract/filter/filter-error.ts";
import { parseFilter } from "#contract/filter/parser.ts";
import { ProblemError } from "#contract/problem.ts";

/** How the terms and words of a filter read in SQL for one kind of thing. */
export interface FilterTarget {
  term(term: FilterTerm): string;
  text(text: string): string;
}

/** SQL condition of a filter, `1` for none. Throws `bad_filter` with the place of the fault. */
export function compileFilter(source: string | undefined, target: FilterTarget): string {
  try {
    return conditionOf(parseFilter(source ?? ""), target);
  } catch (error) {
    if (error instanceof FilterError)
      throw new ProblemError("bad_filter", error.message, {
        hint: error.hint,
        position: error.position,
      });
    throw error;
  }
}

function conditionOf(filter: Filter, target: FilterTarget): string {
  switch (filter.kind) {
    case "all":
      return "1";
    case "and":
      return `(${filter.items.map((item) => conditionOf(item, target)).join(" AND ")})`;
    case "or":
      return `(${filter.items.map((item) => conditionOf(item, target)).join(" OR ")})`;
    case "not":
      return `NOT (${conditionOf(filter.item, target)})`;
    case "text":
      return target.text(filter.text);
    case "term":
      return target.term(filter);
  }
}

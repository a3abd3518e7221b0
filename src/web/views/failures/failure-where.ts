import { join } from "#contract/filter/ast.ts";
import { onlyFilter } from "#contract/filter/only-filter.ts";
import { printFilter } from "#contract/filter/print.ts";
import { readFilter } from "#web/ui/filter/read-filter.ts";

/** The filter of traces that fail so, within what is shown already. */
export function failureWhere(where: string, signature: string): string {
  const { filter } = readFilter(where);
  if (filter.kind === "all") return onlyFilter("failure", signature);
  return printFilter(join("and", [filter, readFilter(onlyFilter("failure", signature)).filter]));
}

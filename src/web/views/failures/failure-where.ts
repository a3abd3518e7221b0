import { join, matchAll } from "#contract/filter/ast.ts";
import { toggleValue } from "#contract/filter/edit.ts";
import { printFilter } from "#contract/filter/print.ts";
import { readFilter } from "#web/ui/filter/read-filter.ts";

/** The filter of traces that fail so, within what is shown already. */
export function failureWhere(where: string, signature: string): string {
  const { filter } = readFilter(where);
  const mine = toggleValue(matchAll, "failure", signature);
  return printFilter(filter.kind === "all" ? mine : join("and", [filter, mine]));
}

import { type Filter, matchAll } from "./ast.ts";
import { toggleValue } from "./edit.ts";
import { printFilter } from "./print.ts";

/** A filter that demands one of these values of one field, quoted as they have to be. */
export function onlyFilter(field: string, ...values: readonly string[]): string {
  return printFilter(
    [...new Set(values)].reduce<Filter>(
      (filter, value) => toggleValue(filter, field, value),
      matchAll,
    ),
  );
}

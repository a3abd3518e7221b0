import { matchAll } from "./ast.ts";
import { toggleValue } from "./edit.ts";
import { printFilter } from "./print.ts";

/** A filter that demands one value of one field, quoted as it has to be. */
export function onlyFilter(field: string, value: string): string {
  return printFilter(toggleValue(matchAll, field, value));
}

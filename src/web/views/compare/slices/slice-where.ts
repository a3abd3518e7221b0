import { savedSlices } from "#contract/compare.ts";
import { parseFilter } from "#contract/filter/parser.ts";
import { printText } from "#contract/filter/print.ts";
import { sliceFilter } from "#contract/filter/slice-filter.ts";

/** The filter that finds the examples of a slice; undefined where none does. */
export type WhereOf = (slice: string) => string | undefined;

/** `key` is a metadata key of the examples, or `@saved` for slices that are found by their name. */
export function whereOfSlices(key: string | undefined): WhereOf {
  if (key === undefined) return () => undefined;
  return (slice) => sliceFilter(key, slice);
}

/** `@saved` where a filter is one saved slice: who comes with it wants to see how that one does. */
export function slicesOfWhere(where: string | undefined): typeof savedSlices | undefined {
  if (where === undefined || !where.startsWith("slice:")) return undefined;
  try {
    const filter = parseFilter(where);
    return filter.kind === "term" && filter.values.length === 1 ? savedSlices : undefined;
  } catch {
    return undefined;
  }
}

/** The filter that finds just these examples; undefined where it is longer than a link holds. */
export function whereExamples(ids: readonly string[]): string | undefined {
  const where = `example:${ids.map(printText).join(",")}`;
  return ids.length > 0 && where.length <= 4000 ? where : undefined;
}

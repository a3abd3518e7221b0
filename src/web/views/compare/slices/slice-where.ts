import { savedSlices } from "#contract/compare.ts";
import { printField, printText } from "#contract/filter/print.ts";

/** The filter that finds the examples of a slice; undefined where none does. */
export type WhereOf = (slice: string) => string | undefined;

/** `key` is a metadata key of the examples, or `@saved` for slices that carry their own filter. */
export function whereOfSlices(
  key: string | undefined,
  saved: ReadonlyMap<string, string>,
): WhereOf {
  if (key === undefined) return () => undefined;
  if (key === savedSlices) return (slice) => saved.get(slice);
  return (slice) => `${printField(key)}:${printText(slice)}`;
}

/** The filter that finds just these examples; undefined where it is longer than a link holds. */
export function whereExamples(ids: readonly string[]): string | undefined {
  const where = `example:${ids.map(printText).join(",")}`;
  return ids.length > 0 && where.length <= 4000 ? where : undefined;
}

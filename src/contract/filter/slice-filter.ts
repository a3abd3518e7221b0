import { noValueSlice, savedSlices, wholeSlice } from "../compare.ts";
import { printField, printText } from "./print.ts";

/**
 * The filter that finds the examples of a slice, "" for all of them. `key` is a metadata key of the examples, or
 * `@saved` for slices that are found by their name.
 */
export function sliceFilter(key: string, slice: string): string {
  if (slice === wholeSlice) return "";
  const field = key === savedSlices ? "slice" : printField(key);
  if (slice === noValueSlice && key !== savedSlices) return `-${field}:*`;
  return `${field}:${printText(slice)}`;
}

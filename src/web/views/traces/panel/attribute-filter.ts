import { printField, printText } from "#contract/filter/print.ts";
import { traceField } from "#contract/filter/trace-fields.ts";

const longest = 200;

/**
 * The filter of traces that have this attribute with this value. Undefined where there is none: a long value,
 * or a name that the filter language uses for something else.
 */
export function attributeFilter(name: string, value: string): string | undefined {
  if (value === "" || value.length > longest || traceField(name)) return undefined;
  return `${printField(name)}:${printText(value)}`;
}

import { type Column, encodeBody } from "./body.ts";
import type { TraceColumns } from "./trace-columns.ts";
import { numberColumns, wordColumns } from "./column-names.ts";

/** The body of the columnar form; see `body.ts` for its layout. */
export function encodeTraceColumns(columns: TraceColumns): Uint8Array<ArrayBuffer> {
  const { trace, count, baseNs, spanIds, parent, depth, end, status, flags } = columns;
  const stored: Record<string, Column> = { spanIds, parent, depth, end, status, flags };
  const words: Record<string, TraceColumns["name"]["values"]> = {};
  for (const name of numberColumns) stored[name] = columns[name];
  for (const name of wordColumns) {
    stored[name] = columns[name].at;
    words[name] = columns[name].values;
  }
  return encodeBody({ trace, count, baseNs, words }, stored);
}

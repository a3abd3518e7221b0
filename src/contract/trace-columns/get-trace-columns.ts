import type { OtherForm } from "../endpoint.ts";
import { getTrace, traceColumnsType } from "../traces.ts";
import { decodeTraceColumns } from "./decode.ts";
import type { TraceColumns } from "./trace-columns.ts";

/** Every span of a trace, as columns. */
export const getTraceColumns: OtherForm<typeof getTrace.input, TraceColumns> = {
  endpoint: getTrace,
  mediaType: traceColumnsType,
  decode: decodeTraceColumns,
};

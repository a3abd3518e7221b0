import { createBindings } from "../filter/bindings.ts";
import { compileFilter } from "../filter/compile.ts";
import { traceTarget } from "./trace-filter.ts";

/** Which traces a question is about. */
export interface TraceScope {
  readonly project: string;
  readonly where?: string | undefined;
  /** ISO 8601; the start of a trace lies in [from, to). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A condition over `roll_ups` and the values it needs. */
export interface ScopeSql {
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Throws `bad_filter` where the filter cannot be read. */
export function scopeSql({ project, where, from, to }: TraceScope): ScopeSql {
  const bindings = createBindings();
  const bounds = [`project = ${bindings.bind(project, "String")}`];
  const instant = (text: string): string =>
    `parseDateTime64BestEffort(${bindings.bind(new Date(text).toISOString(), "String")}, 3, 'UTC')`;
  if (from !== undefined) bounds.push(`start_time >= ${instant(from)}`);
  if (to !== undefined) bounds.push(`start_time < ${instant(to)}`);
  const scope = bounds.join(" AND ");
  const filter = compileFilter(where, traceTarget(bindings, spanBounds(bounds)));
  return { condition: `${scope} AND ${filter}`, values: bindings.values };
}

/** A trace's spans may start later than the trace: only the lower bound holds for them. */
function spanBounds(bounds: readonly string[]): string {
  return bounds.filter((bound) => !bound.startsWith("start_time <")).join(" AND ");
}

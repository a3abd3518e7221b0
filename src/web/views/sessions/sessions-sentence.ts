import type { SessionsState } from "#contract/links/sessions-link.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

interface Counts {
  readonly total: number;
  readonly traceCount: number;
  readonly namelessCount: number;
}

/** "12 sessions hold 40 of 46 traces; 6 name none." */
export function sessionsSentence(
  { total, traceCount, namelessCount }: Counts,
  by: NonNullable<SessionsState["by"]>,
): string {
  if (traceCount === 0) return "There are no traces here.";
  if (total === 0)
    return traceCount === 1
      ? `The one trace names no ${by}.`
      : `None of ${formatCount(traceCount)} traces names a ${by}.`;
  const who = `${formatQuantity(total, by)} ${total === 1 ? "has" : "have"}`;
  if (namelessCount === 0) return `${who} ${formatQuantity(traceCount, "trace")}.`;
  const named = formatCount(traceCount - namelessCount);
  return `${who} ${named} of ${formatQuantity(traceCount, "trace")}; ${formatCount(namelessCount)} ${namelessCount === 1 ? "names" : "name"} none.`;
}

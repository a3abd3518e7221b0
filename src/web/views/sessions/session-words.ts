import type { SessionSummary } from "#contract/sessions.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

/** "6 traces, 1 failed, 2 failed on the way and recovered." */
export function sessionSentence({
  traceCount,
  fatalCount,
  recoveredCount,
}: Pick<SessionSummary, "traceCount" | "fatalCount" | "recoveredCount">): string {
  const failed = fatalCount === 0 ? "none failed" : `${formatCount(fatalCount)} failed`;
  const recovered =
    recoveredCount === 0 ? "" : `, ${formatCount(recoveredCount)} failed on the way and recovered`;
  return `${formatQuantity(traceCount, "trace")}, ${failed}${recovered}.`;
}

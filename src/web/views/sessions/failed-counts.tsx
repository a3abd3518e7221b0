import type { SessionSummary } from "#contract/sessions.ts";
import { formatCount } from "#web/ui/format.ts";
import { StatusMark } from "#web/ui/status-mark.tsx";

type Counts = Pick<SessionSummary, "fatalCount" | "recoveredCount">;

/** Traces that failed, and those that went on after a failure; nothing where there is neither. */
export function FailedCounts({ totals: { fatalCount, recoveredCount } }: { totals: Counts }) {
  return (
    <span className="flex gap-3">
      {fatalCount > 0 && <StatusMark status="error" word={formatCount(fatalCount)} />}
      {recoveredCount > 0 && (
        <StatusMark status="warning" word={`${formatCount(recoveredCount)} recovered`} />
      )}
      {fatalCount + recoveredCount === 0 && <span className="text-muted">none</span>}
    </span>
  );
}

import type { FailureGroup } from "#contract/failures.ts";
import { formatCount } from "#web/ui/format.ts";
import { StatusMark } from "#web/ui/status-mark.tsx";

type Counts = Pick<FailureGroup, "fatalCount" | "recoveredCount" | "wrongCount">;

/** How the traces of a failure ended: what broke the trace is not what it got over. */
export function EndCounts({ group }: { group: Counts }) {
  const { fatalCount, recoveredCount, wrongCount } = group;
  return (
    <span className="flex flex-wrap gap-x-3">
      {fatalCount > 0 && <StatusMark status="error" word={`${formatCount(fatalCount)} failed`} />}
      {recoveredCount > 0 && (
        <StatusMark status="warning" word={`${formatCount(recoveredCount)} recovered`} />
      )}
      {wrongCount > 0 && (
        <span className="text-muted" title="Traces of results that a pass metric says are wrong">
          {`${formatCount(wrongCount)} judged wrong`}
        </span>
      )}
    </span>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { traceFailures } from "#contract/failures.ts";
import { queryFor } from "#web/data/query-for.ts";
import { buttonClass } from "#web/ui/button.tsx";
import { formatQuantity } from "#web/ui/format.ts";

interface SameFailureProps {
  readonly project: string;
  readonly traceId: string;
}

/** From a trace to all that fail at the same step with the same words. Nothing where failures are not grouped. */
export function SameFailure({ project, traceId }: SameFailureProps) {
  const { data } = useQuery({
    ...queryFor(traceFailures, { p: project, traceId }),
    placeholderData: undefined,
  });
  const first = data?.items[0];
  if (!first) return null;
  const { signature, traceCount, path, message } = first;
  return (
    <Link
      to="/p/$project/failures"
      params={{ project }}
      search={{ row: signature }}
      className={buttonClass()}
      title={`${path.join(" › ")}: ${message}`.slice(0, 500)}
    >
      {traceCount === 1
        ? "This failure alone: 1 trace"
        : `Same failure: ${formatQuantity(traceCount, "trace")}`}
    </Link>
  );
}

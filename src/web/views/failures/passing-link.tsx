import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { GitCompareArrows } from "lucide-react";
import { traceDiffLink } from "#contract/links/trace-diff-link.ts";
import { nearestPassing } from "#contract/trace-diff.ts";
import { queryFor } from "#web/data/query-for.ts";
import { buttonClass } from "#web/ui/button.tsx";

interface PassingLinkProps {
  readonly project: string;
  readonly traceId: string;
}

/** To the trace beside the nearest one that passed; says so where there is none. */
export function PassingLink({ project, traceId }: PassingLinkProps) {
  const { data, error } = useQuery({
    ...queryFor(nearestPassing, { p: project, traceId }),
    placeholderData: undefined,
  });
  const nearest = data?.items[0];
  if (nearest)
    return (
      <Link
        to="/p/$project/traces/diff"
        params={{ project }}
        search={traceDiffLink.write({ a: traceId, b: nearest.trace.traceId })}
        className={buttonClass()}
      >
        <GitCompareArrows size={14} aria-hidden />
        Compare with the nearest passing one
      </Link>
    );
  return (
    <span className="text-muted">
      {error
        ? "Passing traces could not be looked for."
        : data
          ? "No trace with this root has passed yet."
          : "Looking for a passing one …"}
    </span>
  );
}

import { Link } from "@tanstack/react-router";
import type { Failures } from "#contract/failures.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";

interface NoFailuresProps {
  readonly project: string;
  readonly whole: Pick<Failures, "traceCount" | "fatalCount">;
  readonly narrowed: boolean;
  readonly onAll: () => void;
}

/** Why the list is empty: nothing failed, nothing matches, or what failed is not grouped. */
export function NoFailures({ project, whole, narrowed, onAll }: NoFailuresProps) {
  const everything = narrowed && <Button onClick={onAll}>Look at all traces</Button>;
  if (whole.fatalCount > 0)
    return (
      <EmptyState title="These failures are not grouped">
        <p>They were stored by a release that did not group failures.</p>
        <Link
          to="/p/$project/traces"
          params={{ project }}
          search={{ where: "status:error" }}
          className="link"
        >
          All failed traces
        </Link>
      </EmptyState>
    );
  if (whole.traceCount === 0)
    return (
      <EmptyState title={narrowed ? "No trace matches" : "No traces yet"}>
        {everything || (
          <p>
            Failures appear here as soon as traces do. How to send them is on the{" "}
            <Link to="/p/$project" params={{ project }} search={{}} className="link">
              overview
            </Link>
            .
          </p>
        )}
      </EmptyState>
    );
  return (
    <EmptyState title="No trace failed">
      <p>A step that ends in an error appears here, also where the trace went on and recovered.</p>
      {everything}
    </EmptyState>
  );
}

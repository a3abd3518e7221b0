import { Link } from "@tanstack/react-router";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Snippet } from "#web/ui/snippet.tsx";

interface NoSessionsProps {
  readonly project: string;
  readonly by: "session" | "user";
  readonly traceCount: number;
  readonly narrowed: boolean;
  readonly onAll: () => void;
}

/** Why the list is empty, and how traces say what they belong to. */
export function NoSessions({ project, by, traceCount, narrowed, onAll }: NoSessionsProps) {
  if (narrowed)
    return (
      <EmptyState title={`No ${by} matches`}>
        <Button onClick={onAll}>Look at all traces</Button>
      </EmptyState>
    );
  if (traceCount === 0)
    return (
      <EmptyState title="No traces yet">
        <p>
          How to send them is on the{" "}
          <Link to="/p/$project" params={{ project }} search={{}} className="link">
            overview
          </Link>
          .
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title={`No trace names its ${by}`}>
      <p>{`Traces with the same ${by} are shown together. Any span of a trace can name it:`}</p>
      <Snippet
        label={`Naming the ${by}`}
        code={`span.set_attribute("${by}.id", "${by === "session" ? "visit-42" : "ann"}")`}
      />
    </EmptyState>
  );
}

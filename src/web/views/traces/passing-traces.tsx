import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { GitCompareArrows } from "lucide-react";
import { traceDiffLink } from "#contract/links/trace-diff-link.ts";
import { nearestPassing, type NearestPassing } from "#contract/trace-diff.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { millisecondsOf } from "#web/ui/format-time.ts";
import { Popover } from "#web/ui/popover.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";

interface PassingTracesProps {
  readonly project: string;
  readonly traceId: string;
}

/** Leads from a trace to one that went well, side by side. */
export function PassingTraces(props: PassingTracesProps) {
  return (
    <Popover
      title="Traces that passed, the nearest first"
      trigger={
        <Button>
          <GitCompareArrows size={14} aria-hidden />
          Compare with a passing one
        </Button>
      }
    >
      <PassingList {...props} />
    </Popover>
  );
}

const nearnessWords: Record<NearestPassing["items"][number]["nearness"], string> = {
  same_example: "same example",
  same_input: "same words asked",
  similar_input: "similar input",
  same_name: "same root, other input",
};

function PassingList({ project, traceId }: PassingTracesProps) {
  const { data, error, refetch } = useQuery(queryFor(nearestPassing, { p: project, traceId }));
  if (error)
    return (
      <ProblemNote
        what="Passing traces could not be looked for"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <SkeletonRows rows={5} label="Looking for passing traces" />;
  if (data.items.length === 0)
    return <p className="text-muted">No trace with this root has passed yet.</p>;
  return (
    <ul>
      {data.items.map(({ trace, nearness }) => (
        <li key={trace.traceId} className="border-t py-1.5 first:border-t-0">
          <Link
            to="/p/$project/traces/diff"
            params={{ project }}
            search={traceDiffLink.write({ a: traceId, b: trace.traceId })}
            className="link line-clamp-2"
          >
            {trace.input?.slice(0, 160) || trace.name || trace.traceId}
          </Link>
          <p className="text-small text-muted">
            {nearnessWords[nearness]}, <RelativeTime at={millisecondsOf(trace.startNs)} />
          </p>
        </li>
      ))}
    </ul>
  );
}

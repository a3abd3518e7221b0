import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { getTraceColumns } from "#contract/trace-columns/get-trace-columns.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { formFor } from "#web/data/query-for.ts";
import { useArrivals } from "#web/data/live.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TraceSkeleton } from "./trace-skeleton.tsx";
import { TraceView } from "./trace-view.tsx";

/** One trace: why it failed or where its time went, the waterfall, and one span beside it. */
export function TracePage() {
  const project = useProjectName();
  const { traceId = "" } = useParams({ strict: false });
  const query = useQuery(formFor(getTraceColumns, { p: project, traceId }));
  useArrivals(project, "traces", query.data ? !query.data.trace.running : true);
  if (query.data)
    return query.data.count === 0 ? (
      <EmptyState title="This trace has no spans" />
    ) : (
      <TraceView key={traceId} project={project} columns={query.data} />
    );
  if (query.error)
    return (
      <>
        <PageHead title="Trace" />
        <ProblemNote
          problem={problemOf(query.error)}
          what="The trace could not be loaded"
          onRetry={() => void query.refetch()}
        />
        <p className="pt-3">
          <Link to="/p/$project/traces" params={{ project }} search={{}} className="link">
            All traces of {project}
          </Link>
        </p>
      </>
    );
  return <TraceSkeleton />;
}

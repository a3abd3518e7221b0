import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listTraces, type TraceSummary } from "#contract/traces.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatDuration } from "#web/ui/format.ts";
import { millisecondsOf } from "#web/ui/format-time.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";

const shown = 8;
const where = "status:error";

export function FailedTraces({ project }: { project: string }) {
  const { data, error, refetch } = useQuery(
    queryFor(listTraces, { p: project, where, limit: shown }),
  );
  const all = (
    <>
      <Link to="/p/$project/failures" params={{ project }} search={{}} className="link">
        How they fail
      </Link>
      <Link to="/p/$project/traces" params={{ project }} search={{ where }} className="link">
        All failed traces
      </Link>
    </>
  );
  return (
    <Section title="Latest failed traces" actions={all}>
      {error && (
        <ProblemNote
          what="The failed traces could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={shown} label="Loading failed traces" />}
      {data?.items.length === 0 && <p className="py-1 text-muted">No trace failed.</p>}
      {data && data.items.length > 0 && <TraceTable project={project} traces={data.items} />}
    </Section>
  );
}

function TraceTable({ project, traces }: { project: string; traces: readonly TraceSummary[] }) {
  const head = (
    <>
      <HeadCell>Trace</HeadCell>
      <HeadCell>Error</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Time
      </HeadCell>
      <HeadCell numeric>Started</HeadCell>
    </>
  );
  return (
    <SimpleTable label="Latest failed traces" head={head}>
      {traces.map((trace) => {
        const error = [trace.errorType, trace.errorMessage].filter(Boolean).join(": ");
        return (
          <tr key={trace.traceId} className="hover:bg-hover">
            <Cell className="max-w-40 truncate max-sm:max-w-28">
              <Link
                to="/p/$project/traces/$traceId"
                params={{ project, traceId: trace.traceId }}
                search={{}}
                className="link"
              >
                {trace.name}
              </Link>
            </Cell>
            <Cell
              className="max-w-64 truncate text-error max-sm:max-w-32"
              title={error.slice(0, 500)}
            >
              {error.slice(0, 200)}
            </Cell>
            <Cell numeric className="max-sm:hidden">
              <Figure
                value={trace.durationMs}
                format={formatDuration}
                missing={trace.running ? "Still running" : "The times are not real"}
              />
            </Cell>
            <Cell numeric>
              <RelativeTime at={millisecondsOf(trace.startNs)} />
            </Cell>
          </tr>
        );
      })}
    </SimpleTable>
  );
}

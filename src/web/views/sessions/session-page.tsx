import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useRef } from "react";
import { onlyFilter } from "#contract/filter/only-filter.ts";
import { listSessions } from "#contract/sessions.ts";
import { listTraces } from "#contract/traces.ts";
import { useArrivals } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor, queryFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { DeleteLink } from "#web/state/delete-link.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { formatCount } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { SessionFigures } from "./session-figures.tsx";
import { Turn } from "./turn.tsx";
import { useTurnKeys } from "./use-turn-keys.ts";

const pageSize = 50;

/** One conversation: its traces in the order they happened, as what was asked and what was answered. */
export function SessionPage() {
  const project = useProjectName();
  const { sessionId = "" } = useParams({ strict: false });
  const where = onlyFilter("session", sessionId);
  const { data: found } = useQuery({
    ...queryFor(listSessions, { p: project, where, limit: 1 }),
    placeholderData: undefined,
  });
  useArrivals(project, "traces", false);
  const session = found?.items[0];
  return (
    <div className="max-w-4xl">
      <PageHead
        title={
          <>
            <Link
              to="/p/$project/sessions"
              params={{ project }}
              search={{}}
              className="link text-body font-normal"
            >
              Sessions
            </Link>
            <span aria-hidden className="px-2 text-muted">
              /
            </span>
            <bdi title={sessionId}>{sessionId.slice(0, 200)}</bdi>
          </>
        }
        actions={session && <DeleteLink project={project} kind="session" id={sessionId} />}
        sentence={session && <SessionFigures project={project} session={session} />}
      />
      <Turns key={sessionId} project={project} where={where} total={session?.traceCount} />
    </div>
  );
}

interface TurnsProps {
  readonly project: string;
  readonly where: string;
  /** Traces of the session, when known. */
  readonly total: number | undefined;
}

function Turns({ project, where, total }: TurnsProps) {
  const query = useInfiniteQuery({
    ...pagesFor(listTraces, { p: project, where, sort: "oldest", limit: pageSize }),
    placeholderData: undefined,
  });
  const list = useRef<HTMLOListElement>(null);
  useTurnKeys(list);
  const turns = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {query.error && (
        <ProblemNote
          what="The session could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={12} label="Loading the session" />}
      {turns?.length === 0 && (
        <EmptyState title="No trace of this session">
          <p>It may belong to another project, or not have arrived yet.</p>
        </EmptyState>
      )}
      {turns && turns.length > 0 && (
        <ol ref={list} aria-label="Turns">
          {turns.map((trace, at) => (
            <Turn key={trace.traceId} project={project} trace={trace} number={at + 1} />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {total === undefined ? "Show more" : `Show more of ${formatCount(total)} traces`}
        </Button>
      )}
    </>
  );
}

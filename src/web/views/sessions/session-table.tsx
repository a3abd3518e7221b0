import { clsx } from "clsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { NoSessions } from "./no-sessions.tsx";
import { sessionColumns, userColumns } from "./session-columns.tsx";
import type { SessionList } from "./use-sessions.ts";

interface SessionTableProps {
  readonly project: string;
  readonly by: "session" | "user";
  readonly list: SessionList;
  readonly row: string | undefined;
  readonly narrowed: boolean;
  readonly onOpen: (id: string) => void;
  readonly onAll: () => void;
}

/** The rows, or why there are none. */
export function SessionTable(props: SessionTableProps) {
  const { project, by, list, row, narrowed, onOpen, onAll } = props;
  const narrow = useNarrow();
  const { sessions, users, whole, problem } = list;
  const rows = by === "session" ? sessions : users;
  const shared = {
    className: clsx("min-h-0 flex-1", list.isStale && "opacity-60"),
    minWidth: narrow ? 330 : 980,
    currentKey: row,
    onNearEnd: list.nearEnd,
    ...(whole && { total: whole.total }),
  };
  return (
    <>
      {problem && (
        <ProblemNote
          problem={problem}
          what={`The ${by}s could not be loaded`}
          onRetry={list.retry}
        />
      )}
      {!rows && !problem && !list.fault && <SkeletonRows rows={16} label={`Loading ${by}s`} />}
      {whole && rows?.length === 0 && (
        <NoSessions
          project={project}
          by={by}
          traceCount={whole.traceCount}
          narrowed={narrowed}
          onAll={onAll}
        />
      )}
      {by === "session" && sessions && sessions.length > 0 && (
        <DataTable
          {...shared}
          label="Sessions"
          columns={sessionColumns(project, narrow)}
          rows={sessions}
          keyOf={({ sessionId }) => sessionId}
          onOpen={({ sessionId }) => onOpen(sessionId)}
        />
      )}
      {by === "user" && users && users.length > 0 && (
        <DataTable
          {...shared}
          label="Users"
          columns={userColumns(project, narrow)}
          rows={users}
          keyOf={({ userId }) => userId}
          onOpen={({ userId }) => onOpen(userId)}
        />
      )}
    </>
  );
}

import { clsx } from "clsx";
import { useNavigate } from "@tanstack/react-router";
import type { TraceSort } from "#contract/traces.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { NoMatch } from "./no-match.tsx";
import { NoTraces } from "./no-traces.tsx";
import { traceColumns } from "./trace-columns.tsx";
import type { useTraceList } from "./use-trace-list.ts";

interface TraceTableProps {
  readonly project: string;
  readonly list: ReturnType<typeof useTraceList>;
  readonly sort: TraceSort;
  readonly row: string | undefined;
  readonly narrow: boolean;
  /** A filter or a stretch of time is set. */
  readonly narrowed: boolean;
  readonly hasTime: boolean;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (traceId: string) => void;
  readonly onSort: (sort: TraceSort) => void;
  readonly onFilter: (text: string) => void;
  readonly onAllTime: () => void;
}

/** The rows, or why there are none. */
export function TraceTable(props: TraceTableProps) {
  const { project, list, sort, row, narrow, narrowed, hasTime, ticked, onSort, onFilter } = props;
  const navigate = useNavigate();
  const { rows, problem } = list;
  if (problem && !rows)
    return (
      <ProblemNote problem={problem} what="The traces could not be loaded" onRetry={list.retry} />
    );
  if (!rows) return list.fault ? null : <SkeletonRows rows={16} label="Loading traces" />;
  if (rows.length === 0 && !list.isStale)
    return narrowed ? (
      <NoMatch
        filter={list.filter}
        hasTime={hasTime}
        onFilter={onFilter}
        onAllTime={props.onAllTime}
      />
    ) : (
      <NoTraces project={project} />
    );
  return (
    <>
      {problem && (
        <ProblemNote
          problem={problem}
          what="The list could not be brought up to date"
          onRetry={list.retry}
        />
      )}
      <DataTable
        label="Traces"
        className={clsx("min-h-0 flex-1", list.isStale && "opacity-60")}
        columns={traceColumns({
          project,
          sort,
          onSort,
          narrow,
          rows,
          ticked,
          onTick: props.onTick,
        })}
        rows={rows}
        keyOf={({ traceId }) => traceId}
        currentKey={row}
        selected={ticked}
        {...(list.total !== undefined && { total: list.total })}
        minWidth={narrow ? 340 : 980}
        onNearEnd={list.nearEnd}
        onOpen={({ traceId }) =>
          void navigate({
            to: "/p/$project/traces/$traceId",
            params: { project, traceId },
            search: {},
          })
        }
      />
    </>
  );
}

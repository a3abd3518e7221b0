import { clsx } from "clsx";
import { useNavigate } from "@tanstack/react-router";
import type { TracesState } from "#contract/links/traces-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { chosenColumns, leastWidth } from "./column-choice.ts";
import { DiffBar } from "./diff-bar.tsx";
import { NoMatch } from "./no-match.tsx";
import { NoTraces } from "./no-traces.tsx";
import { traceColumns } from "./trace-columns.tsx";
import type { useTraceList } from "./use-trace-list.ts";

interface TraceTableProps {
  readonly project: string;
  readonly list: ReturnType<typeof useTraceList>;
  readonly state: TracesState;
  readonly setState: SetLinkState<TracesState>;
  readonly narrow: boolean;
  /** A filter or a stretch of time is set. */
  readonly narrowed: boolean;
  readonly onFilter: (text: string) => void;
  readonly onAllTime: () => void;
}

/** The rows, or why there are none. */
export function TraceTable(props: TraceTableProps) {
  const { project, list, state, setState, narrow, narrowed, onFilter } = props;
  const { from, to, sort = "latest", row, ticked = [] } = state;
  const setTicked = (ids: string[]) => setState({ ticked: ids }, { replace: true });
  const { traceColumns: kept } = usePreferences();
  const chosen = chosenColumns(state.columns, kept);
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
        hasTime={from !== undefined || to !== undefined}
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
          onSort: (next) => setState({ sort: next }),
          narrow,
          chosen,
          rows,
          ticked: new Set(ticked),
          onTick: (id) => setTicked(toggled(ticked, id)),
        })}
        rows={rows}
        keyOf={({ traceId }) => traceId}
        currentKey={row}
        selected={new Set(ticked)}
        {...(list.total !== undefined && { total: list.total })}
        minWidth={narrow ? 340 : leastWidth(chosen)}
        onNearEnd={list.nearEnd}
        onOpen={({ traceId }) =>
          void navigate({
            to: "/p/$project/traces/$traceId",
            params: { project, traceId },
            search: {},
          })
        }
      />
      {ticked.length > 0 && (
        <DiffBar project={project} ticked={ticked} onClear={() => setTicked([])} />
      )}
    </>
  );
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

import { clsx } from "clsx";
import { useState } from "react";
import { runsLink } from "#contract/links/runs-link.ts";
import { useArrivals } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useMetrics } from "#web/data/use-metrics.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { CompareBar } from "./compare-bar.tsx";
import { NoRuns } from "./no-runs.tsx";
import { runColumns } from "./run-columns.tsx";
import { RunDrawer } from "./run-drawer.tsx";
import { runsSentence } from "./run-order.ts";
import { RunsToolbar } from "./runs-toolbar.tsx";
import { useRunKeys } from "./use-run-keys.ts";
import { useRuns } from "./use-runs.ts";

export function RunsPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(runsLink);
  const [current, setCurrent] = useState<string>();
  const { ticked = [], row } = state;
  const metrics = useMetrics(project);
  const arrivals = useArrivals(project, "records", row !== undefined || current !== undefined);
  const { query, runs, sort, metricNames, filtered, loadMore } = useRuns(project, state);
  const tick = (id: string) => {
    const next = ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id];
    setState({ ticked: next }, { replace: true });
  };
  const open = (id: string | undefined) => {
    if (id !== undefined) setCurrent(id);
    setState({ row: id });
  };
  const step = useRunKeys({ runs, current: row ?? current, row, setCurrent, open, tick });

  return (
    <div className="flex h-full flex-col">
      <PageHead
        title="Runs"
        sentence={query.data && runsSentence(runs.length, query.hasNextPage, filtered)}
        actions={
          arrivals.count > 0 && (
            <Button onClick={arrivals.show}>{`${formatCount(arrivals.count)} new`}</Button>
          )
        }
      />
      <RunsToolbar runs={runs} state={state} setState={setState} />
      {query.error && (
        <ProblemNote
          what="The runs could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={20} label="Loading runs" />}
      {query.data && runs.length === 0 && <NoRuns project={project} filtered={filtered} />}
      {runs.length > 0 && (
        <DataTable
          label="Runs"
          className={clsx("min-h-0 flex-1", query.isPlaceholderData && "opacity-60")}
          {...runColumns({
            project,
            runs,
            sort,
            onSort: (next) => setState({ sort: next }),
            metricNames,
            metrics,
            ticked: new Set(ticked),
            onTick: tick,
          })}
          rows={runs}
          keyOf={({ id }) => id}
          currentKey={row ?? current}
          onOpen={({ id }) => open(id)}
          onNearEnd={loadMore}
        />
      )}
      {ticked.length > 0 && (
        <CompareBar
          project={project}
          ticked={ticked}
          runs={runs}
          onClear={() => setState({ ticked: [] })}
        />
      )}
      {row !== undefined && (
        <RunDrawer
          project={project}
          id={row}
          metrics={metrics}
          onClose={() => open(undefined)}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
        />
      )}
    </div>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useState } from "react";
import { compareExamples, type Comparison } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { Metric } from "#contract/registries.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { ExampleDrawer } from "./example-drawer.tsx";
import { matrixColumns } from "./matrix-columns.tsx";
import { MatrixToolbar } from "./matrix-toolbar.tsx";
import { useMatrixKeys } from "./use-matrix-keys.ts";

interface MatrixProps {
  readonly project: string;
  readonly comparison: Comparison;
  readonly metric: Metric | undefined;
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
}

const pageSize = 100;

/** One row an example, one column a run. */
export function Matrix({ project, comparison, metric, state, setState }: MatrixProps) {
  const { runs } = comparison;
  const narrow = useNarrow();
  const [current, setCurrent] = useState<string>();
  const query = useInfiniteQuery(
    pagesFor(compareExamples, {
      p: project,
      runs: runs.map(({ id }) => id),
      baseline: comparison.baseline,
      metric: metric?.name,
      where: state.where,
      sort: state.sort,
      show: state.show,
      limit: pageSize,
    }),
  );
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = query.data?.pages[0]?.total;
  const problem = query.error && problemOf(query.error);
  const loadMore = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  const keys = useMatrixKeys({ rows, state, setState, current, setCurrent, loadMore });
  return (
    <Section
      title="Example by example"
      actions={
        total !== undefined && (
          <span className="text-muted">{formatQuantity(total, "example")}</span>
        )
      }
    >
      <MatrixToolbar state={state} setState={setState} problem={problem ?? undefined} />
      {problem && (
        <ProblemNote
          what="The examples could not be listed"
          problem={problem}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={16} label="Loading examples" />}
      {!problem && total === 0 && <p className="py-2 text-muted">No example matches.</p>}
      {rows.length > 0 && (
        <DataTable
          label="Examples"
          className={clsx(
            "max-h-[calc(100dvh-140px)] min-h-60",
            query.isPlaceholderData && "opacity-60",
          )}
          minWidth={narrow ? 0 : 430 + runs.length * 230}
          columns={matrixColumns({ runs, metric, narrow })}
          rows={rows}
          keyOf={({ example }) => example}
          total={total ?? rows.length}
          currentKey={state.row ?? current}
          onOpen={({ example }) => keys.open(example)}
          onNearEnd={loadMore}
        />
      )}
      {state.row !== undefined && (
        <ExampleDrawer
          project={project}
          runs={runs}
          metrics={comparison.metrics}
          example={state.row}
          diff={keys.diff}
          onDiff={keys.toggleDiff}
          onClose={() => keys.open(undefined)}
          onNext={() => keys.step(1)}
          onPrevious={() => keys.step(-1)}
        />
      )}
    </Section>
  );
}

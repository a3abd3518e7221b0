import { useInfiniteQuery } from "@tanstack/react-query";
import { type DatasetVersion, diffDatasetVersions } from "#contract/datasets.ts";
import type { DatasetState } from "#contract/links/dataset-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { changeColumns } from "./change-columns.tsx";
import { ChangePanel } from "./change-panel.tsx";
import type { VersionPair } from "./chosen-pair.ts";
import { DiffToolbar } from "./diff-toolbar.tsx";
import { useExampleKeys } from "./use-example-keys.ts";

interface VersionDiffProps {
  readonly project: string;
  readonly name: string;
  readonly versions: readonly DatasetVersion[];
  readonly pair: VersionPair;
  readonly state: DatasetState;
  readonly setState: SetLinkState<DatasetState>;
}

/** What changed from one version to another, a page at a time; a change opens to its word diff. */
export function VersionDiff({ project, name, versions, pair, state, setState }: VersionDiffProps) {
  const { change, row } = state;
  const query = useInfiniteQuery(
    pagesFor(diffDatasetVersions, {
      p: project,
      name,
      from: pair.from.id,
      to: pair.to.id,
      change,
      limit: 100,
    }),
  );
  const changes = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const loadMore = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  const open = (id: string | undefined) =>
    setState({ row: id }, { replace: row !== undefined && id !== undefined });
  const step = useExampleKeys({ ids: changes.map(({ id }) => id), row, open, loadMore });
  const shown = changes.find(({ id }) => id === row);
  return (
    <section aria-label="What changed" className="flex min-h-80 flex-1 flex-col pt-5">
      <DiffToolbar
        versions={versions}
        pair={pair}
        change={change}
        counts={query.data?.pages[0]}
        setState={setState}
      />
      {query.error && (
        <ProblemNote
          what="The changes could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={8} label="Loading changes" />}
      {query.data && changes.length === 0 && (
        <p className="text-muted">No example differs between these versions.</p>
      )}
      {changes.length > 0 && (
        <DataTable
          label="Changed examples"
          className="min-h-60 flex-1"
          minWidth={480}
          rows={changes}
          columns={changeColumns}
          keyOf={({ id }) => id}
          currentKey={row}
          onOpen={({ id }) => open(id)}
          onNearEnd={loadMore}
        />
      )}
      {shown && (
        <ChangePanel
          change={shown}
          onClose={() => open(undefined)}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
        />
      )}
    </section>
  );
}

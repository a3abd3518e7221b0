import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { listDatasets } from "#contract/datasets.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { datasetColumns } from "./dataset-columns.tsx";

export function DatasetsPage() {
  const project = useProjectName();
  const navigate = useNavigate();
  const query = useInfiniteQuery(pagesFor(listDatasets, { p: project, limit: 200 }));
  const datasets = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const more = query.hasNextPage ? " or more" : "";
  return (
    <div className="flex h-full flex-col">
      <PageHead
        title="Datasets"
        sentence={
          datasets.length > 0 && `${formatQuantity(datasets.length, "dataset")}${more} to run over.`
        }
      />
      {query.error && (
        <ProblemNote
          what="The datasets could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={8} label="Loading datasets" />}
      {query.data && datasets.length === 0 && (
        <EmptyState title="No dataset yet">
          <p>Examples make a dataset; each has an input and may have a reference.</p>
          <Link to="/p/$project" params={{ project }} search={{}} className="link">
            Three ways to bring data in
          </Link>
        </EmptyState>
      )}
      {datasets.length > 0 && (
        <DataTable
          label="Datasets"
          className="min-h-0 flex-1"
          minWidth={560}
          rows={datasets}
          keyOf={({ name }) => name}
          onNearEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
          onOpen={({ name }) =>
            void navigate({ to: "/p/$project/datasets/$name", params: { project, name } })
          }
          columns={datasetColumns(project)}
        />
      )}
    </div>
  );
}

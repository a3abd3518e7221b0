import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { clsx } from "clsx";
import { datasetLink } from "#contract/links/dataset-link.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import { listDatasets, listExamples } from "#contract/datasets.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor, queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { examplesSentence } from "./examples-sentence.ts";
import { exampleColumns, metadataKeys } from "./example-columns.tsx";
import { ExamplePanel } from "./example-panel.tsx";
import { useExampleKeys } from "./use-example-keys.ts";

const pageSize = 100;

/** One dataset: its examples, searched and read a page at a time. */
export function DatasetPage() {
  const project = useProjectName();
  const { name = "" } = useParams({ strict: false });
  const [{ search, row }, setState] = useLinkState(datasetLink);
  const query = useInfiniteQuery(
    pagesFor(listExamples, { p: project, name, search, limit: pageSize }),
  );
  const examples = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const { data: datasets } = useQuery(queryFor(listDatasets, { p: project, limit: 500 }));
  const size = datasets?.items.find((one) => one.name === name)?.exampleCount;
  const loadMore = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  const open = (id: string | undefined) =>
    setState({ row: id }, { replace: row !== undefined && id !== undefined });
  const step = useExampleKeys({ examples, row, open, loadMore });
  const shown = examples.find(({ id }) => id === row);
  return (
    <div className="flex h-full flex-col">
      <PageHead
        title={name}
        sentence={
          query.data &&
          examplesSentence({ loaded: examples.length, more: query.hasNextPage, size, search })
        }
        actions={
          <Link
            to="/p/$project/runs"
            params={{ project }}
            search={runsLink.write({ dataset: name })}
            className="link"
          >
            Runs over it
          </Link>
        }
      />
      <SearchInput
        label="Search examples"
        className="mb-2 w-80 max-sm:w-full"
        value={search ?? ""}
        onSearch={(text) => setState({ search: text || undefined })}
      />
      {query.error && (
        <ProblemNote
          what="The examples could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={20} label="Loading examples" />}
      {query.data && examples.length === 0 && (
        <p className="py-2 text-muted">No example matches.</p>
      )}
      {examples.length > 0 && (
        <DataTable
          label="Examples"
          className={clsx("min-h-0 flex-1", query.isPlaceholderData && "opacity-60")}
          minWidth={760}
          rows={examples}
          columns={exampleColumns(metadataKeys(examples))}
          keyOf={({ id }) => id}
          currentKey={row}
          onOpen={({ id }) => open(id)}
          onNearEnd={loadMore}
        />
      )}
      {shown && (
        <ExamplePanel
          example={shown}
          onClose={() => open(undefined)}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
        />
      )}
    </div>
  );
}

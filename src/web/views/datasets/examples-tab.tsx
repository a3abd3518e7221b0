import { useInfiniteQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { type DatasetVersion, listExamples } from "#contract/datasets.ts";
import { type DatasetState, noneChosen } from "#contract/links/dataset-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { exampleColumns, metadataKeys } from "./example-columns.tsx";
import { ExamplePanel } from "./example-panel.tsx";
import { ExamplesToolbar } from "./examples-toolbar.tsx";
import { useExampleKeys } from "./use-example-keys.ts";

interface ExamplesTabProps {
  readonly project: string;
  readonly name: string;
  readonly state: DatasetState;
  readonly setState: SetLinkState<DatasetState>;
  readonly versions: readonly DatasetVersion[];
}

const pageSize = 100;
const shownCharacters = 400;

/** The examples of a version: searched, filtered, read a page at a time. */
export function ExamplesTab({ project, name, state, setState, versions }: ExamplesTabProps) {
  const { search, where, split, version, row } = state;
  const narrow = useNarrow();
  const query = useInfiniteQuery(
    pagesFor(listExamples, {
      p: project,
      name,
      search,
      where,
      version,
      split: split === noneChosen ? "" : split,
      characters: shownCharacters,
      limit: pageSize,
    }),
  );
  const examples = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = query.data?.pages[0]?.total ?? undefined;
  const loadMore = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  const open = (id: string | undefined) =>
    setState({ row: id }, { replace: row !== undefined && id !== undefined });
  const step = useExampleKeys({ ids: examples.map(({ id }) => id), row, open, loadMore });
  const problem = query.error ? problemOf(query.error) : undefined;
  return (
    <>
      <ExamplesToolbar
        project={project}
        name={name}
        state={state}
        setState={setState}
        versions={versions}
        fault={problem?.code === "bad_filter" ? problem.detail : undefined}
      />
      {problem && (
        <ProblemNote
          what="The examples could not be loaded"
          problem={problem}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={20} label="Loading examples" />}
      {query.data && !problem && (
        <p className="pb-1 text-muted">
          {examples.length === 0
            ? "No example matches."
            : formatQuantity(total ?? examples.length, "example")}
        </p>
      )}
      {examples.length > 0 && (
        <DataTable
          label="Examples"
          className={clsx("min-h-0 flex-1", query.isPlaceholderData && "opacity-60")}
          minWidth={narrow ? 0 : 760}
          rows={examples}
          {...(total !== undefined && { total })}
          columns={exampleColumns(metadataKeys(examples), narrow)}
          keyOf={({ id }) => id}
          currentKey={row}
          onOpen={({ id }) => open(id)}
          onNearEnd={loadMore}
        />
      )}
      {row !== undefined && (
        <ExamplePanel
          project={project}
          dataset={name}
          id={row}
          onClose={() => open(undefined)}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
        />
      )}
    </>
  );
}

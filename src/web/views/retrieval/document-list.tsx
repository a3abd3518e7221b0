import { useInfiniteQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { documentSorts, listRetrievedDocuments } from "#contract/retrieval.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import type { BoardTabsProps } from "./board-tabs.tsx";
import { documentColumns } from "./document-columns.tsx";
import { scopeOf } from "./scope.ts";

const pageSize = 100;
const sortWords: Readonly<Record<(typeof documentSorts)[number], string>> = {
  retrieved: "Most retrieved first",
  first: "Most often at the top",
  unused: "Most often unused",
  irrelevant: "Most often not relevant",
  missed: "Most often missed",
};

/** Every document: how often it came up, how far up, and what it was good for. */
export function DocumentList({ project, state, setState }: BoardTabsProps) {
  const { documentSort = "retrieved" } = state;
  const narrow = useNarrow();
  const query = useInfiniteQuery(
    pagesFor(listRetrievedDocuments, {
      ...scopeOf(project, state),
      sort: documentSort,
      limit: pageSize,
    }),
  );
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className="pb-2">
        <NativeSelect
          label="Order"
          value={documentSort}
          options={documentSorts.map((value) => ({ value, label: sortWords[value] }))}
          onChange={(value) =>
            setState({ documentSort: documentSorts.find((one) => one === value) })
          }
        />
      </div>
      {query.error && (
        <ProblemNote
          what="The documents could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={12} label="Loading documents" />}
      {rows.length > 0 && (
        <DataTable
          label="Documents"
          className={clsx("max-h-[70dvh]", query.isPlaceholderData && "opacity-60")}
          minWidth={narrow ? 330 : 860}
          rows={rows}
          total={query.data?.pages[0]?.total ?? rows.length}
          columns={documentColumns(narrow)}
          keyOf={({ key }) => key}
          onOpen={({ key }) => setState({ tab: "questions", document: key, show: undefined })}
          onNearEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { listRetrievalQuestions } from "#contract/retrieval.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import type { BoardTabsProps } from "./board-tabs.tsx";
import { questionColumns } from "./question-columns.tsx";
import { QuestionDrawer } from "./question-drawer.tsx";
import { QuestionToolbar } from "./question-toolbar.tsx";
import { scopeOf } from "./scope.ts";
import { useQuestionKeys } from "./use-question-keys.ts";

const pageSize = 100;

/** Every question with its documents, the worst first. */
export function QuestionList({ project, summary, state, setState }: BoardTabsProps) {
  const { show = "all", sort = "worst", document, row } = state;
  const narrow = useNarrow();
  const query = useInfiniteQuery(
    pagesFor(listRetrievalQuestions, {
      ...scopeOf(project, state),
      show,
      sort,
      limit: pageSize,
      ...(document !== undefined && { document }),
    }),
  );
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const loadMore = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  const open = (spanId: string | undefined) =>
    setState({ row: spanId }, { replace: row !== undefined && spanId !== undefined });
  const step = useQuestionKeys({ rows, row, open, loadMore });
  const shown = rows.find(({ spanId }) => spanId === row);
  return (
    <>
      <QuestionToolbar summary={summary} state={state} setState={setState} />
      {query.error && (
        <ProblemNote
          what="The questions could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={12} label="Loading questions" />}
      {query.data && rows.length === 0 && (
        <p className="py-2 text-muted">No question is like that.</p>
      )}
      {rows.length > 0 && (
        <DataTable
          label="Questions"
          className={clsx("max-h-[70dvh]", query.isPlaceholderData && "opacity-60")}
          minWidth={narrow ? 330 : 960}
          rows={rows}
          total={total}
          columns={questionColumns(summary.k, narrow)}
          keyOf={({ spanId }) => spanId}
          currentKey={row}
          onOpen={({ spanId }) => open(spanId)}
          onNearEnd={loadMore}
        />
      )}
      {shown && (
        <QuestionDrawer
          project={project}
          question={shown}
          onClose={() => open(undefined)}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
        />
      )}
    </>
  );
}

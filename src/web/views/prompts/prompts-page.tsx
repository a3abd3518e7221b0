import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { listPrompts } from "#contract/prompts.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { Snippet } from "#web/ui/snippet.tsx";
import { firstPromptCommand } from "./first-prompt.ts";
import { promptColumns } from "./prompt-columns.tsx";

export function PromptsPage() {
  const project = useProjectName();
  const navigate = useNavigate();
  const query = useInfiniteQuery(pagesFor(listPrompts, { p: project, limit: 200 }));
  const prompts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const more = query.hasNextPage ? " or more" : "";
  return (
    <div className="flex h-full flex-col">
      <PageHead
        title="Prompts"
        sentence={
          prompts.length > 0 &&
          `${formatQuantity(prompts.length, "prompt")}${more}. Open one to see what changed between its versions.`
        }
      />
      {query.error && (
        <ProblemNote
          what="The prompts could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={12} label="Loading prompts" />}
      {query.data && prompts.length === 0 && (
        <EmptyState title="No prompt yet">
          <p>A prompt has versions; a run names the version it used. This makes one:</p>
          <Snippet
            label="First prompt"
            code={firstPromptCommand(window.location.origin, project)}
          />
        </EmptyState>
      )}
      {prompts.length > 0 && (
        <DataTable
          label="Prompts"
          className="min-h-0 flex-1"
          minWidth={560}
          rows={prompts}
          keyOf={({ name }) => name}
          onOpen={({ name }) =>
            void navigate({ to: "/p/$project/prompts/$name", params: { project, name } })
          }
          onNearEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
          columns={promptColumns(project)}
        />
      )}
    </div>
  );
}

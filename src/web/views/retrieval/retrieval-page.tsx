import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { retrievalLink } from "#contract/links/retrieval-link.ts";
import { retrievalSummary } from "#contract/retrieval.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { readFilter, refusedFilter } from "#web/ui/filter/read-filter.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton, SkeletonRows } from "#web/ui/skeleton.tsx";
import { BoardTabs } from "./board-tabs.tsx";
import { LabelHelp } from "./label-help.tsx";
import { MeasureTable } from "./measure-table.tsx";
import { NoRetrieval } from "./no-retrieval.tsx";
import { RerankingSection } from "./reranking-section.tsx";
import { scopeOf } from "./scope.ts";
import { ScopeBar } from "./scope-bar.tsx";
import { boundWords, retrievalSentence } from "./summary-words.ts";

/** What was retrieved, whether it was right, and whether it was used. */
export function RetrievalPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(retrievalLink);
  const { where = "" } = state;
  const read = readFilter(where);
  const query = useQuery({
    ...queryFor(retrievalSummary, scopeOf(project, state)),
    enabled: read.fault === undefined,
  });
  const summary = query.data;
  const problem = query.error ? problemOf(query.error) : undefined;
  const fault = read.fault ?? refusedFilter(problem);
  const isNarrowed =
    where !== "" || state.from !== undefined || state.to !== undefined || state.run !== undefined;
  const bound = summary && boundWords(summary);
  return (
    <div className={clsx(query.isPlaceholderData && "opacity-60")}>
      <PageHead
        title="Retrieval"
        sentence={
          summary ? (
            retrievalSentence(summary)
          ) : fault || problem ? (
            "This question cannot be answered."
          ) : (
            <Skeleton className="mt-1 h-4 w-[32rem] max-w-full" />
          )
        }
      />
      <ScopeBar project={project} state={state} setState={setState} fault={fault} />
      {bound && <p className="text-warning">{bound}</p>}
      {problem && !fault && (
        <ProblemNote
          what="What was retrieved could not be read"
          problem={problem}
          onRetry={() => void query.refetch()}
        />
      )}
      {!summary && !problem && !fault && (
        <SkeletonRows rows={8} label="Reading what was retrieved" />
      )}
      {summary?.questions === 0 && (
        <NoRetrieval
          project={project}
          summary={summary}
          isNarrowed={isNarrowed}
          setState={setState}
        />
      )}
      {summary && summary.questions > 0 && (
        <>
          {summary.measures && <MeasureTable measures={summary.measures} k={summary.k} />}
          <LabelHelp project={project} summary={summary} />
          {summary.reranking.length > 0 && <RerankingSection verdicts={summary.reranking} />}
          <BoardTabs project={project} summary={summary} state={state} setState={setState} />
        </>
      )}
    </div>
  );
}

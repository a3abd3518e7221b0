import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { compareRuns } from "#contract/compare.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton, SkeletonRows } from "#web/ui/skeleton.tsx";
import { baselineFirst } from "./comparison-table.ts";
import { HeadlineSentence } from "./headline-sentence.tsx";
import { HeadlineTable } from "./headline-table.tsx";
import { Matrix } from "./matrix.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";
import { ComparedRuns } from "./compared-runs.tsx";
import { SliceTable } from "./slice-table.tsx";

/** Two to twenty runs side by side: values over everything, per slice, and example by example. */
export function ComparePage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(compareLink);
  const runs = baselineFirst(state.runs ?? [], state.baseline);
  const query = useQuery({
    ...queryFor(compareRuns, { p: project, runs, baseline: runs[0], slices: state.slices }),
    enabled: runs.length >= 2,
  });
  if (runs.length < 2) return <NothingChosen project={project} chosen={runs} setState={setState} />;

  const { data: comparison, error } = query;
  const metric =
    comparison?.metrics.find(({ name }) => name === state.metric) ?? comparison?.metrics[0];
  return (
    <div className={clsx(query.isPlaceholderData && "opacity-60")}>
      <PageHead
        title="Compare"
        sentence={
          comparison ? (
            <HeadlineSentence comparison={comparison} metric={metric} />
          ) : (
            !error && <Skeleton className="mt-1 h-4 w-[32rem] max-w-full" />
          )
        }
      />
      <ComparedRuns project={project} runs={runs} comparison={comparison} setState={setState} />
      {error && (
        <ProblemNote
          what="The runs could not be compared"
          problem={problemOf(error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {!comparison && !error && <SkeletonRows rows={5} label="Loading the comparison" />}
      {comparison && (
        <>
          <HeadlineTable comparison={comparison} />
          <SliceTable
            comparison={comparison}
            metric={metric}
            chosenKey={state.slices}
            setState={setState}
          />
          <Matrix
            project={project}
            comparison={comparison}
            metric={metric}
            state={state}
            setState={setState}
          />
        </>
      )}
    </div>
  );
}

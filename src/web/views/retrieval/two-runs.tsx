import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { compareLink } from "#contract/links/compare-link.ts";
import { compareRetrieval } from "#contract/retrieval.ts";
import { listRuns } from "#contract/runs.ts";
import { Link } from "@tanstack/react-router";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatCount } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import type { BoardTabsProps } from "./board-tabs.tsx";
import { VerdictLines } from "./verdict-lines.tsx";

const mostRuns = 100;

/** What two runs retrieved for the same examples. The filter and the time above do not narrow it: runs are compared whole. */
export function TwoRuns({ project, summary, state, setState }: BoardTabsProps) {
  const { data: runs } = useQuery(queryFor(listRuns, { p: project, limit: mostRuns }));
  const { baseline, run, stage, k } = state;
  const chosen = baseline !== undefined && run !== undefined && baseline !== run;
  const query = useQuery({
    ...queryFor(compareRetrieval, {
      p: project,
      baseline: baseline ?? "",
      run: run ?? "",
      ...(stage && { stage }),
      ...(k && { k }),
    }),
    enabled: chosen,
  });
  const options = [
    { value: "", label: "Choose a run" },
    ...(runs?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []),
  ];
  const verdicts = query.data?.verdicts;
  const paired = verdicts?.[0]?.n.paired;
  return (
    <div className={clsx("flex flex-col gap-3", query.isPlaceholderData && "opacity-60")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <NativeSelect
          label="Baseline"
          labelShown
          value={baseline ?? ""}
          options={options}
          onChange={(id) => setState({ baseline: id || undefined })}
        />
        <NativeSelect
          label="against"
          labelShown
          value={run ?? ""}
          options={options}
          onChange={(id) => setState({ run: id || undefined })}
        />
        {chosen && (
          <Link
            to="/p/$project/compare"
            params={{ project }}
            search={compareLink.write({ runs: [baseline, run], baseline })}
            className="link"
          >
            Compare their answers
          </Link>
        )}
      </div>
      {!chosen && (
        <p className="text-muted">
          Choose two runs over the same dataset: their lists are compared example by example.
        </p>
      )}
      {query.error && chosen && (
        <ProblemNote
          what="The runs could not be compared"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {chosen && query.isLoading && <SkeletonRows rows={5} label="Comparing the runs" />}
      {chosen && verdicts && (
        <>
          <VerdictLines verdicts={verdicts} />
          <p className="text-muted">
            {`Lists of ${summary.stage}s, ${formatCount(paired ?? 0)} labelled examples that both runs share; the mean over an example's lists is its value. Filter and time do not narrow it.`}
            {query.data?.bounded && " Only the newest spans of each run were read."}
          </p>
        </>
      )}
    </div>
  );
}

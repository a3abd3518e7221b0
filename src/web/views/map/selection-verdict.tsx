import { useQuery } from "@tanstack/react-query";
import { call } from "#client/call.ts";
import { compareExamplesAmong, wholeSlice } from "#contract/compare.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { shouldRetry } from "#web/data/query-for.ts";
import { postedPart } from "#web/data/view-reads.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";

interface SelectionVerdictProps {
  readonly project: string;
  /** The baseline first. */
  readonly runs: readonly string[];
  readonly metric: string | undefined;
  readonly examples: readonly string[];
}

/** What the two runs' comparison says about just these examples. */
export function SelectionVerdict({ project, runs, metric, examples }: SelectionVerdictProps) {
  const query = {
    p: project,
    runs: runs.slice(0, 2),
    ...(metric !== undefined && { metrics: [metric] }),
  };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [compareExamplesAmong.path, query, examples],
    meta: { reads: () => postedPart(compareExamplesAmong, query, { examples: [...examples] }) },
    queryFn: ({ signal }) =>
      call(compareExamplesAmong, query, { signal, body: { examples: [...examples] } }),
    retry: shouldRetry,
  });
  if (error)
    return (
      <ProblemNote
        what="The runs could not be compared here"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (isPending) return <output className="text-muted">Comparing…</output>;
  const verdicts = data.verdicts.filter(
    (each) => each.slice === wholeSlice && data.metrics.some(({ name }) => name === each.metric),
  );
  if (verdicts.length === 0)
    return <p className="text-muted">The two runs have no values of these examples.</p>;
  return (
    <ul aria-label="Verdicts inside the selection" className="flex flex-col gap-1">
      {verdicts.map((verdict) => (
        <li key={verdict.metric} className="flex items-start">
          <VerdictMark status={verdict.status} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="font-strong">{verdict.metric}</span> {verdict.sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}

import { useQueries } from "@tanstack/react-query";
import { compareRuns, wholeSlice } from "#contract/compare.ts";
import { gateMetric } from "#contract/gate.ts";
import type { Timeline } from "#contract/timeline.ts";
import type { Verdict } from "#contract/verdict.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";
import { type Week, weekPairs, type WeekPair } from "./last-week.ts";
import { PairLink } from "./pair-link.tsx";
import { seriesLook } from "./series-look.ts";

interface WeekVerdictsProps {
  readonly project: string;
  readonly timeline: Timeline;
  readonly week: Week;
}

const mostPairs = 5;

/** The newest run of each experiment against the last one before the week, by the verdicts of their comparison. */
export function WeekVerdicts({ project, timeline, week }: WeekVerdictsProps) {
  const all = weekPairs(timeline, week);
  const pairs = all.slice(0, mostPairs);
  const answers = useQueries({
    queries: pairs.map(({ before, now }) =>
      queryFor(compareRuns, { p: project, runs: [before.id, now.id], baseline: before.id }),
    ),
  });
  if (pairs.length === 0) return null;
  return (
    <ul aria-label="Since last week" className="pb-2">
      {pairs.map((pair, at) => {
        const { data, error, refetch } = answers[at]!;
        if (error)
          return (
            <li key={pair.now.id} className="py-0.5">
              <ProblemNote
                what="The runs could not be compared"
                problem={problemOf(error)}
                onRetry={() => void refetch()}
              />
            </li>
          );
        return data ? (
          <PairVerdicts
            key={pair.now.id}
            {...{ project, timeline, pair }}
            verdicts={data.verdicts}
          />
        ) : (
          <li key={pair.now.id} className="py-0.5">
            <Skeleton className="h-4 w-[32rem] max-w-full" />
          </li>
        );
      })}
      {all.length > mostPairs && (
        <li className="text-muted">
          {`${formatQuantity(all.length - mostPairs, "older experiment")} not listed: choose one above.`}
        </li>
      )}
    </ul>
  );
}

interface PairVerdictsProps {
  readonly project: string;
  readonly timeline: Timeline;
  readonly pair: WeekPair;
  readonly verdicts: readonly Verdict[];
}

function PairVerdicts({ project, timeline, pair, verdicts }: PairVerdictsProps) {
  const { before, now, experiment } = pair;
  const heads = verdicts.filter(
    ({ slice, metric }) => slice === wholeSlice && metric !== gateMetric,
  );
  const sure = heads.filter(({ status }) => status === "improved" || status === "regressed");
  const open = heads.filter(({ status }) => status === "not_enough_data").length;
  const same = heads.length - sure.length - open;
  const runs = [before.id, now.id] as const;
  const rest = [
    ...(same > 0 ? [`${formatQuantity(same, "metric")} with no change found`] : []),
    ...(open > 0 ? [`${formatQuantity(open, "metric")} that can't be told`] : []),
  ].join(", ");
  return (
    <li className="py-0.5">
      <p className="text-muted [overflow-wrap:anywhere]">
        {`${experiment ? `${experiment}: ` : ""}${now.name} against ${before.name}`}
        {heads.length === 0 && ": no metric in common."}
        {heads.length > 0 && sure.length === 0 && `: nothing surely moved; ${rest}.`}
      </p>
      {sure.map((verdict) => (
        <p key={verdict.metric} className="pl-4 [overflow-wrap:anywhere]">
          <VerdictMark status={verdict.status} />
          <PairLink
            {...{ project, runs }}
            metric={verdict.metric}
            className="hover:text-accent hover:underline"
          >
            {`${seriesLook(verdict.metric, timeline.metrics).label}: ${verdict.sentence}`}
          </PairLink>
        </p>
      ))}
      {sure.length > 0 && rest && <p className="pl-8 text-small text-muted">{`And ${rest}.`}</p>}
    </li>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { compareRuns, wholeSlice } from "#contract/compare.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import { listRuns } from "#contract/runs.ts";
import { latestPairs } from "#web/data/latest-pairs.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";

/** As many as the table of latest runs reads: one question for both. */
const looked = 8;
/** Larger comparisons take the server seconds: they are worth a click, not a glance. */
const mostExamples = 20_000;

/** What the two newest runs over one dataset say, in one sentence; nothing where there are none. */
export function LatestComparison({ project }: { project: string }) {
  const { data: list } = useQuery(queryFor(listRuns, { p: project, limit: looked }));
  const [pair] = latestPairs(list?.items ?? [], 1);
  const runs = pair?.map(({ id }) => id) ?? [];
  const small = pair?.every(({ exampleCount }) => exampleCount <= mostExamples) ?? false;
  const { data, error } = useQuery({
    ...queryFor(compareRuns, { p: project, runs, baseline: runs[0] }),
    placeholderData: undefined,
    enabled: small,
  });
  if (!pair || !small || error) return null;
  const first = data?.metrics[0]?.name;
  const verdict = data?.verdicts.find(
    ({ slice, metric }) => slice === wholeSlice && metric === first,
  );
  if (data && !verdict) return null;
  return (
    <p className="min-h-[22px] pb-3">
      {verdict ? (
        <>
          <VerdictMark status={verdict.status} className="mr-1" />
          <Link
            to="/p/$project/compare"
            params={{ project }}
            search={compareLink.write({ runs, baseline: runs[0] })}
            className="link-in-text"
          >
            <bdi>{pair[1].name}</bdi>
            {" against "}
            <bdi>{pair[0].name}</bdi>
          </Link>
          {` on ${verdict.metric}: ${verdict.sentence}`}
        </>
      ) : (
        <Skeleton className="h-3.5 w-[36rem] max-w-full" />
      )}
    </p>
  );
}

import { useQuery } from "@tanstack/react-query";
import { getHealth, type Health } from "#contract/health.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { healthFacts, healthSentence } from "./health-words.ts";

const askEveryMs = 10_000;
const looks = { ok: "ok", degraded: "warning", unavailable: "error" } as const;

export function HealthSection() {
  const { data, error, refetch } = useQuery({
    ...queryFor(getHealth, {}),
    refetchInterval: askEveryMs,
  });
  return (
    <Section title="Server">
      {error && (
        <ProblemNote
          what="The server did not say how it is"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={7} label="Loading the state of the server" />}
      {data && <Facts health={data} />}
    </Section>
  );
}

function Facts({ health }: { health: Health }) {
  return (
    <>
      <p className="pb-2">
        <StatusMark status={looks[health.status]} word={healthSentence(health)} />
      </p>
      {health.problems.map((problem) => (
        <p
          key={problem}
          className="border-l-2 border-warning bg-warning-tint px-3 py-1 [overflow-wrap:anywhere]"
        >
          {problem}
        </p>
      ))}
      <dl className="pt-1">
        {healthFacts(health).map(({ name, words, worry }) => (
          <div key={words} className="flex min-h-7 items-center gap-4 border-b">
            <dt className="w-28 shrink-0 text-muted">{name}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              {worry ? <StatusMark status="warning" word={words} /> : words}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

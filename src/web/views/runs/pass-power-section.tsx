import { useQuery } from "@tanstack/react-query";
import { compareRuns } from "#contract/compare.ts";
import type { Run } from "#contract/runs.ts";
import { PassPowerChart } from "#web/charts/pass-power/pass-power-chart.tsx";
import { passPowerLines } from "#web/data/pass-power-lines.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";

/** How reliably a run with repetitions passes: the chance that all of k pass, per metric. */
export function PassPowerSection({ project, run }: { project: string; run: Run }) {
  const { data, error, refetch } = useQuery({
    ...queryFor(compareRuns, { p: project, runs: [run.id] }),
    placeholderData: undefined,
    enabled: run.repetitions > 1,
  });
  if (run.repetitions < 2) return null;
  if (error)
    return (
      <ProblemNote
        what="The repetitions could not be read"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <Skeleton className="mt-3 h-32 w-full" />;
  const metrics = data.metrics.filter(({ kind }) => kind === "pass");
  return metrics.map(({ name }) => {
    const lines = passPowerLines(data, name);
    if (lines.length === 0) return null;
    return (
      <section key={name} className="pt-3">
        <h3>{`All of k repetitions pass: ${name}`}</h3>
        <PassPowerChart lines={lines} />
      </section>
    );
  });
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { runsLink } from "#contract/links/runs-link.ts";
import { listRuns, type Run } from "#contract/runs.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useMetrics } from "#web/data/use-metrics.ts";
import { formatMetricCell, metricUnit } from "#web/ui/format-metric.ts";
import { formatCount, formatDuration } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";

const shown = 8;

export function LatestRuns({ project }: { project: string }) {
  const { data, error, refetch } = useQuery(queryFor(listRuns, { p: project, limit: shown }));
  const all = (
    <Link to="/p/$project/runs" params={{ project }} search={{}} className="link">
      All runs
    </Link>
  );
  return (
    <Section title="Latest runs" actions={all}>
      {error && (
        <ProblemNote
          what="The runs could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={shown} label="Loading runs" />}
      {data?.items.length === 0 && <p className="py-1 text-muted">No run yet.</p>}
      {data && data.items.length > 0 && <RunTable project={project} runs={data.items} />}
    </Section>
  );
}

function RunTable({ project, runs }: { project: string; runs: readonly Run[] }) {
  const metrics = useMetrics(project);
  // The first of the newest run: the same that the sentence above speaks of.
  const [headline] = runs.flatMap((run) => run.metrics.map(({ metric }) => metric));
  const metric = headline === undefined ? undefined : metrics.get(headline);
  const unit = metricUnit(metric);
  const head = (
    <>
      <HeadCell>Run</HeadCell>
      <HeadCell className="max-sm:hidden">Model</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Results
      </HeadCell>
      {headline !== undefined && (
        <HeadCell numeric className="max-w-36 truncate" title={headline}>
          {unit ? `${headline}, ${unit}` : headline}
        </HeadCell>
      )}
      <HeadCell numeric>Latency p50</HeadCell>
      <HeadCell numeric>Started</HeadCell>
    </>
  );
  return (
    <SimpleTable label="Latest runs" head={head}>
      {runs.map((run) => (
        <tr key={run.id} className="hover:bg-hover">
          <Cell className="max-w-48 truncate">
            <Link
              to="/p/$project/runs"
              params={{ project }}
              search={runsLink.write({ row: run.id })}
              className="link"
              title={run.name}
            >
              {run.name}
            </Link>
          </Cell>
          <Cell
            className="max-w-40 truncate text-muted max-sm:hidden"
            title={run.model ?? undefined}
          >
            {run.model}
          </Cell>
          <Cell numeric className="max-sm:hidden">
            {formatCount(run.resultCount)}
          </Cell>
          {headline !== undefined && (
            <Cell numeric>
              <Figure
                value={run.metrics.find((one) => one.metric === headline)?.value}
                format={(value) => formatMetricCell(metric, value)}
                missing="Nothing was scored"
              />
            </Cell>
          )}
          <Cell numeric>
            <Figure
              value={run.latencyMs.p50}
              format={formatDuration}
              missing="No result reports its latency"
            />
          </Cell>
          <Cell numeric>
            <RelativeTime at={run.startedAt} missing="The run does not say when it started" />
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

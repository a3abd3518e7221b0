import { Link } from "@tanstack/react-router";
import type { ExampleResult } from "#contract/datasets.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import { useMetrics } from "#web/data/use-metrics.ts";
import { formatMetricValue, type MetricLook } from "#web/ui/format-metric.ts";
import { formatDuration, formatQuantity } from "#web/ui/format.ts";
import { Figure, NotReported } from "#web/ui/not-reported.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";

interface ExampleResultsProps {
  readonly project: string;
  readonly results: readonly ExampleResult[];
}

/** What every run made of an example, the latest run first. */
export function ExampleResults({ project, results }: ExampleResultsProps) {
  const metrics = useMetrics(project);
  const repeated = new Set(results.flatMap(({ run, repetition }) => (repetition > 0 ? [run] : [])));
  return (
    <section aria-label="Results" className="pt-5">
      <h3 className="pb-1">
        {results.length > 0 ? formatQuantity(results.length, "result") : "Results"}
      </h3>
      {results.length === 0 && <p className="text-muted">No run has a result on it.</p>}
      {results.length > 0 && (
        <SimpleTable
          label="Results of every run"
          head={
            <>
              <HeadCell>Run</HeadCell>
              <HeadCell>Output</HeadCell>
              <HeadCell>Scores</HeadCell>
              <HeadCell numeric>Latency</HeadCell>
              <HeadCell>Trace</HeadCell>
            </>
          }
        >
          {results.map((result) => (
            <tr key={`${result.run} ${result.repetition}`} className="align-top">
              <Cell className="max-w-36 py-1">
                <Link
                  to="/p/$project/runs"
                  params={{ project }}
                  search={runsLink.write({ row: result.run })}
                  className="link block truncate"
                  title={result.name}
                >
                  {result.name}
                </Link>
                {repeated.has(result.run) && (
                  <span className="text-small text-muted">{`repetition ${result.repetition + 1}`}</span>
                )}
              </Cell>
              <Cell className="max-w-64 min-w-40 py-1">
                <OutputStart result={result} />
              </Cell>
              <Cell className="py-1">
                <Scores scores={result.scores} metrics={metrics} />
              </Cell>
              <Cell numeric className="py-1">
                <Figure
                  value={result.latencyMs}
                  format={formatDuration}
                  missing="No latency was reported"
                />
              </Cell>
              <Cell className="py-1">
                {result.traceId === null ? (
                  <NotReported why="It names no trace" />
                ) : (
                  <Link
                    to="/p/$project/traces/$traceId"
                    params={{ project, traceId: result.traceId }}
                    search={{}}
                    className="link"
                  >
                    Open
                  </Link>
                )}
              </Cell>
            </tr>
          ))}
        </SimpleTable>
      )}
    </section>
  );
}

function OutputStart({ result: { error, output } }: { result: ExampleResult }) {
  if (error !== null)
    return (
      <>
        <StatusMark status="error" />
        <p className="line-clamp-3 [overflow-wrap:anywhere]">{error}</p>
      </>
    );
  return (
    <p dir="auto" className="line-clamp-3 font-mono text-small [overflow-wrap:anywhere]">
      {output}
    </p>
  );
}

interface ScoresProps {
  readonly scores: ExampleResult["scores"];
  readonly metrics: ReadonlyMap<string, MetricLook>;
}

function Scores({ scores, metrics }: ScoresProps) {
  if (scores.length === 0) return <NotReported why="It was not scored" />;
  return (
    <ul>
      {scores.map(({ metric, value, label }, index) => (
        <li key={`${metric} ${index}`} className="whitespace-nowrap">
          {metric}: {scoreText(metrics.get(metric), value, label)}
        </li>
      ))}
    </ul>
  );
}

function scoreText(metric: MetricLook, value: number | null, label: string): string {
  if (label !== "") return label.slice(0, 60);
  if (value === null) return "no score";
  if (metric?.kind === "pass" && (value === 0 || value === 1)) return value === 1 ? "✓" : "✗";
  return formatMetricValue(metric, value);
}

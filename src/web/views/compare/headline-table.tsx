import type { ComparedValue, Comparison } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import { formatMetricDifference, formatMetricValue } from "#web/ui/format-metric.ts";
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatRatio,
  formatTokens,
} from "#web/ui/format.ts";
import { Figure, NotReported } from "#web/ui/not-reported.tsx";
import { Section } from "#web/ui/page.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { pairedDifference, sliceRows, wholeSlice } from "./comparison-table.ts";

/** Every metric, latency, cost and tokens over everything: one group of columns a run. */
export function HeadlineTable({ comparison }: { comparison: Comparison }) {
  const { runs, metrics } = comparison;
  return (
    <Section title="Over all examples">
      <SimpleTable
        label="Values over all examples"
        head={<Head comparison={comparison} />}
        className="w-auto!"
      >
        {metrics.map((metric) => (
          <tr key={metric.name} className="hover:bg-hover">
            <Cell className="sticky left-0 bg-surface font-strong whitespace-nowrap">
              {metric.name}
            </Cell>
            <MetricCells comparison={comparison} metric={metric} />
          </tr>
        ))}
        {figures.map(({ name, of, format, missing }) => (
          <tr key={name} className="hover:bg-hover">
            <Cell className="sticky left-0 bg-surface whitespace-nowrap">{name}</Cell>
            {runs.map((run, index) => (
              <FigureCells
                key={run.id}
                value={of(run)}
                baseline={index === 0 ? undefined : of(runs[0]!)}
                format={format}
                missing={missing}
              />
            ))}
          </tr>
        ))}
      </SimpleTable>
    </Section>
  );
}

function Head({ comparison: { runs } }: { comparison: Comparison }) {
  return (
    <>
      <HeadCell className="sticky left-0 min-w-28 bg-surface">Measure</HeadCell>
      {runs.map((run, index) => (
        <HeadCell key={run.id} colSpan={index === 0 ? 2 : 4} className="border-l">
          <span className="flex max-w-64 items-center gap-1.5 text-ink">
            <RunMark index={index} />
            <span className="truncate">{run.name}</span>
            {index > 0 && (
              <span className="font-normal text-muted">difference, wins / losses / ties</span>
            )}
          </span>
        </HeadCell>
      ))}
    </>
  );
}

function MetricCells({ comparison, metric }: { comparison: Comparison; metric: Metric }) {
  const all = sliceRows(comparison, metric.name).find(({ slice }) => slice === wholeSlice);
  return comparison.runs.map((run, index) => (
    <ValueCells key={run.id} metric={metric} value={all?.values[index]} isBaseline={index === 0} />
  ));
}

interface ValueCellsProps {
  readonly metric: Metric;
  readonly value: ComparedValue | undefined;
  readonly isBaseline: boolean;
}

function ValueCells({ metric, value, isBaseline }: ValueCellsProps) {
  const difference = pairedDifference(value);
  return (
    <>
      <Cell numeric className="border-l font-strong">
        <Figure
          value={value?.value}
          format={(number) => formatMetricValue(metric, number)}
          missing="This run was not scored by this metric"
        />
      </Cell>
      <Cell numeric className="text-muted">{`n ${formatCount(value?.n ?? 0)}`}</Cell>
      {!isBaseline && (
        <>
          <Cell numeric>
            <Figure
              value={difference}
              format={(number) => formatMetricDifference(metric, number)}
              missing="No example was scored in both runs"
            />
          </Cell>
          <Cell numeric className="text-muted">
            {value?.paired ? (
              `${formatCount(value.paired.wins)} / ${formatCount(value.paired.losses)} / ${formatCount(value.paired.ties)}`
            ) : (
              <NotReported why="No example was scored in both runs" />
            )}
          </Cell>
        </>
      )}
    </>
  );
}

const figures = [
  {
    name: "Latency p50",
    of: (run: Comparison["runs"][number]) => run.latencyMs.p50,
    format: formatDuration,
    missing: "No result reports its latency",
  },
  {
    name: "Cost",
    of: (run: Comparison["runs"][number]) => run.costUsd,
    format: formatMoney,
    missing: "No result reports its cost",
  },
  {
    name: "Tokens",
    of: (run: Comparison["runs"][number]) => run.tokensTotal,
    format: formatTokens,
    missing: "No result reports its tokens",
  },
  {
    name: "Errors",
    of: (run: Comparison["runs"][number]) => run.errorCount,
    format: formatCount,
    missing: "Not counted",
  },
];

interface FigureCellsProps {
  readonly value: number | null;
  /** Undefined for the baseline itself. */
  readonly baseline: number | null | undefined;
  readonly format: (value: number) => string;
  readonly missing: string;
}

function FigureCells({ value, baseline, format, missing }: FigureCellsProps) {
  const ratio = value !== null && baseline ? value / baseline : null;
  return (
    <>
      <Cell numeric className="border-l">
        <Figure value={value} format={format} missing={missing} />
      </Cell>
      <Cell />
      {baseline !== undefined && (
        <>
          <Cell numeric>
            <Figure
              value={ratio}
              format={formatRatio}
              missing="No ratio: a value is missing, or the baseline's is 0"
            />
          </Cell>
          <Cell />
        </>
      )}
    </>
  );
}

import type { Comparison } from "#contract/compare.ts";
import { formatMetricValue } from "#web/ui/format-metric.ts";
import { formatCount, formatMoney } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

/** Scores of whole runs, where no example was scored: values side by side, and no verdict on them. */
export function RunTotals({ comparison: { runs, metrics } }: { comparison: Comparison }) {
  const names = [...new Set(runs.flatMap((run) => run.metrics.map(({ metric }) => metric)))];
  return (
    <SimpleTable
      label="Scores of whole runs"
      className="w-auto!"
      head={
        <>
          <HeadCell>Run</HeadCell>
          {names.map((name) => (
            <HeadCell key={name} numeric>
              {name}
            </HeadCell>
          ))}
          <HeadCell numeric>Cost</HeadCell>
        </>
      }
    >
      {runs.map((run, place) => (
        <tr key={run.id}>
          <Cell className="max-w-80">
            <span className="flex items-center gap-1.5">
              <RunMark index={place} />
              <bdi className="truncate">{run.name}</bdi>
            </span>
          </Cell>
          {names.map((name) => {
            const found = run.metrics.find(({ metric }) => metric === name);
            return (
              <Cell key={name} numeric>
                <Figure
                  value={found?.value}
                  format={(value) =>
                    formatMetricValue(
                      metrics.find((metric) => metric.name === name),
                      value,
                    )
                  }
                  missing="This run has no such score"
                />
                {found && <span className="pl-1.5 text-muted">{`n ${formatCount(found.n)}`}</span>}
              </Cell>
            );
          })}
          <Cell numeric>
            <Figure value={run.costUsd} format={formatMoney} missing="No result reports its cost" />
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

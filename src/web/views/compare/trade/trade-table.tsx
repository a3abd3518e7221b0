import { formatMoney } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import type { CompareView } from "../compare-view.ts";
import type { MetricChoice } from "../metric-choice.ts";
import { BreakEvenForm } from "./break-even-form.tsx";
import { measured } from "./trade-points.ts";

interface TradeTableProps {
  readonly view: CompareView;
  readonly quality: MetricChoice;
}

/** Cost of one right answer with its interval, what judging cost, and when a fixed cost is earned back. */
export function TradeTable({ view, quality }: TradeTableProps) {
  const { comparison } = view;
  const costs = new Map(
    comparison.costsPerCorrect
      .filter(({ metric }) => metric === quality.name)
      .map((cost) => [cost.run, cost]),
  );
  const judges = new Map(comparison.judgeCosts.map(({ run, costUsd }) => [run, costUsd]));
  const hasCost = [...costs.values()].some(({ value }) => value !== null);
  const hasJudge = [...judges.values()].some((cost) => cost !== null);
  if (!hasCost && !hasJudge) return null;
  return (
    <div className="pt-2">
      <SimpleTable
        label="Cost of right answers"
        head={
          <>
            <HeadCell>Run</HeadCell>
            <HeadCell numeric>per right answer</HeadCell>
            <HeadCell numeric>likely</HeadCell>
            {hasJudge && <HeadCell numeric>judging, in all</HeadCell>}
          </>
        }
      >
        {comparison.runs.map(({ id, name }, place) => {
          const cost = measured(costs.get(id));
          return (
            <tr key={id}>
              <Cell className="max-w-40">
                <span className="flex items-center gap-1.5">
                  <RunMark index={place} />
                  <bdi className="truncate">{name}</bdi>
                </span>
              </Cell>
              <Cell numeric>
                <Figure
                  value={cost?.value}
                  format={formatMoney}
                  missing="No cost is reported, or no answer is right"
                />
              </Cell>
              <Cell numeric className="text-muted">
                {cost && cost.low !== null && cost.high !== null
                  ? `${formatMoney(cost.low)} to ${formatMoney(cost.high)}`
                  : ""}
              </Cell>
              {hasJudge && (
                <Cell numeric>
                  <Figure
                    value={judges.get(id)}
                    format={formatMoney}
                    missing="No score of this run reports what it cost"
                  />
                </Cell>
              )}
            </tr>
          );
        })}
      </SimpleTable>
      <BreakEvenForm view={view} quality={quality} costs={costs} />
    </div>
  );
}

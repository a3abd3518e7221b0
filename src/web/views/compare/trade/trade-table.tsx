import { useState } from "react";
import { formatMoney } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import type { CompareView } from "../compare-view.ts";
import type { MetricChoice } from "../metric-choice.ts";
import { BreakEvenLine } from "./break-even-line.tsx";
import { measured } from "./trade-points.ts";

interface TradeTableProps {
  readonly view: CompareView;
  readonly quality: MetricChoice;
}

/** Cost of one right answer with its interval, what judging cost, and when a fixed cost is earned back. */
export function TradeTable({ view, quality }: TradeTableProps) {
  const { comparison, index } = view;
  const [fixed, setFixed] = useState("");
  const costs = new Map(
    comparison.costsPerCorrect
      .filter(({ metric }) => metric === quality.name)
      .map((cost) => [cost.run, cost]),
  );
  const judges = new Map(comparison.judgeCosts.map(({ run, costUsd }) => [run, costUsd]));
  const hasCost = [...costs.values()].some(({ value }) => value !== null);
  const hasJudge = [...judges.values()].some((cost) => cost !== null);
  if (!hasCost && !hasJudge) return null;
  const baselineCost = measured(costs.get(comparison.baseline));
  const fixedUsd = amountOf(fixed);
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
      {baselineCost && (
        <div className="pt-2">
          <label className="flex flex-wrap items-center gap-2">
            {"A run that costs once"}
            <span className="relative">
              <span aria-hidden className="absolute top-1 left-2 text-muted">
                $
              </span>
              <input
                inputMode="decimal"
                aria-label="Fixed cost in US dollars"
                aria-invalid={fixed !== "" && fixedUsd === undefined ? true : undefined}
                placeholder="100"
                value={fixed}
                onChange={(event) => setFixed(event.target.value)}
                className="h-7 w-24 rounded-small border border-hairline-strong bg-surface pl-5 aria-invalid:border-error"
              />
            </span>
            {"pays off"}
          </label>
          {fixed !== "" && fixedUsd === undefined && (
            <p className="text-error">An amount in US dollars, such as 100 or 12.50.</p>
          )}
          {fixedUsd !== undefined && (
            <ul>
              {comparison.runs.slice(1).map(({ id }, at) => (
                <BreakEvenLine
                  key={id}
                  place={at + 1}
                  fixedUsd={fixedUsd}
                  baseline={baselineCost}
                  run={measured(costs.get(id))}
                  passRate={index.value(id, quality.name)?.value ?? null}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

function amountOf(text: string): number | undefined {
  const plain = text.trim().replaceAll(",", "");
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

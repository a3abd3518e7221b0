import { useState } from "react";
import type { CompareView } from "../compare-view.ts";
import type { MetricChoice } from "../metric-choice.ts";
import { BreakEvenLine } from "./break-even-line.tsx";
import { type CostsOf, measured } from "./trade-points.ts";

interface BreakEvenFormProps {
  readonly view: CompareView;
  readonly quality: MetricChoice;
  readonly costs: CostsOf;
}

/** At how many examples a run has earned back what it costs once. */
export function BreakEvenForm({ view, quality, costs }: BreakEvenFormProps) {
  const { comparison, index } = view;
  const [fixed, setFixed] = useState("");
  const baseline = measured(costs.get(comparison.baseline));
  const fixedUsd = amountOf(fixed);
  const isWrong = fixed.trim() !== "" && fixedUsd === undefined;
  if (!baseline) return null;
  return (
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
            aria-invalid={isWrong ? true : undefined}
            placeholder="100"
            value={fixed}
            onChange={(event) => setFixed(event.target.value)}
            className="h-7 w-24 rounded-small border border-hairline-strong bg-surface pl-5 placeholder:text-muted aria-invalid:border-error"
          />
        </span>
        {"pays off"}
      </label>
      {isWrong && <p className="text-error">An amount in US dollars, such as 100 or 12.50.</p>}
      {fixedUsd !== undefined && (
        <ul>
          {comparison.runs.slice(1).map(({ id }, at) => (
            <BreakEvenLine
              key={id}
              place={at + 1}
              fixedUsd={fixedUsd}
              baseline={baseline}
              run={measured(costs.get(id))}
              passRate={index.value(id, quality.name)?.value ?? null}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function amountOf(text: string): number | undefined {
  const plain = text.trim().replaceAll(",", "");
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

import type { BreakEven } from "#analysis/trade/break-even.ts";
import { formatCount, formatMoney, formatQuantity } from "#web/ui/format.ts";

/** When a run pays off, in words: after how many examples, and what the intervals leave open. */
export function breakEvenWords({ saving, examples }: BreakEven): string {
  if (examples.value === null)
    return examples.soonest === null
      ? `never: a right answer costs ${formatMoney(Math.abs(saving.value))} more.`
      : `not at these values; at best after ${formatQuantity(Math.ceil(examples.soonest), "example")}.`;
  const after = `after ${formatQuantity(Math.ceil(examples.value), "example")}`;
  const soonest = formatCount(Math.ceil(examples.soonest ?? examples.value));
  const saved = `, ${formatMoney(saving.value)} saved with each right answer`;
  return examples.latest === null
    ? `${after} (${soonest} at the soonest, and maybe never)${saved}.`
    : `${after} (likely ${soonest} to ${formatCount(Math.ceil(examples.latest))})${saved}.`;
}

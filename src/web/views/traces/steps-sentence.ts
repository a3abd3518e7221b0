import type { CriticalPath } from "#analysis/trace/critical-path.ts";
import { type StepTotal, sortedSteps } from "#analysis/trace/step-totals.ts";
import { formatDuration, formatRate } from "#web/ui/format.ts";

/** Where the time went, in one sentence. */
export function stepsSentence(
  steps: readonly StepTotal[],
  { root, totalMs }: CriticalPath,
): string {
  if (root < 0)
    return "Order only: these times are synthetic, so nobody can say where the time went.";
  const [first, second] = sortedSteps(steps, "path").filter(({ pathMs }) => pathMs > 0);
  if (!first || totalMs <= 0) return "No span reported how long it took.";
  const share = ({ pathMs }: StepTotal) => formatRate(pathMs / totalMs);
  const named = ({ name }: StepTotal) => `“${name || "(no name)"}”`;
  const start = `Of ${formatDuration(totalMs)} on the critical path, ${share(first)} went to ${named(first)}`;
  return second ? `${start} and ${share(second)} to ${named(second)}.` : `${start}.`;
}

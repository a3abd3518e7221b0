import { wholeSlice } from "#contract/compare.ts";
import type { TimelineSlices } from "#contract/timeline-slices.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** "2 slices got worse at run-9, 1 better. 320 cells were looked at together." */
export function heatSentence({ slices, runs }: TimelineSlices): string {
  const parts = slices.filter(({ name }) => name !== wholeSlice);
  const moved = runs
    .map(({ name }, at) => ({
      name,
      worse: parts.filter(({ cells }) => cells[at]?.verdict?.status === "regressed").length,
      better: parts.filter(({ cells }) => cells[at]?.verdict?.status === "improved").length,
    }))
    .filter(({ worse, better }) => worse + better > 0);
  const latest = moved.at(-1);
  if (!latest) return "No slice is found to be better or worse than in the run before it.";
  const { name, worse, better } = latest;
  const words = [
    ...(worse > 0 ? [`${formatQuantity(worse, "slice")} worse`] : []),
    ...(better > 0 ? [`${formatQuantity(better, "slice")} better`] : []),
  ].join(" and ");
  const earlier = moved.length - 1;
  const others =
    earlier > 0 ? ` Slices moved at ${formatQuantity(earlier, "earlier run")} too.` : "";
  return `Last moved at ${name}: ${words} than in the run before it.${others}`;
}

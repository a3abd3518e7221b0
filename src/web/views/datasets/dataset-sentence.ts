import type { DatasetVersion } from "#contract/datasets.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

/** What a dataset is at present and what it was, in one sentence. */
export function datasetSentence(
  versions: readonly DatasetVersion[],
  runCount: number | undefined,
): string {
  const present = versions.at(-1);
  if (!present) return "No example has been received.";
  const parts = [`${formatQuantity(present.exampleCount, "example")}, version ${present.number}`];
  if (versions.length > 1)
    parts.push(`changed since v${present.number - 1}: ${changesText(present)}`);
  if (runCount !== undefined)
    parts.push(runCount === 0 ? "no run yet" : `${formatQuantity(runCount, "run")} over it`);
  return `${parts.join("; ")}.`;
}

/** "3 added, 1 removed, 2 changed"; what is 0 is left out. */
export function changesText({
  added,
  removed,
  changed,
}: Pick<DatasetVersion, "added" | "removed" | "changed">): string {
  const parts = [
    [added, "added"],
    [removed, "removed"],
    [changed, "changed"],
  ] as const;
  const text = parts.flatMap(([count, word]) => (count ? [`${formatCount(count)} ${word}`] : []));
  return text.length > 0 ? text.join(", ") : "nothing";
}

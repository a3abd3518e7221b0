import type { PromptVersion } from "#contract/prompts.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** How many versions a prompt has, which is the latest, and how many runs used them. */
export function promptSentence(versions: readonly PromptVersion[]): string {
  const latest = versions.toSorted((a, b) => b.number - a.number)[0];
  const runs = versions.reduce((sum, { runCount }) => sum + runCount, 0);
  const used = runs === 0 ? "no run used it yet" : `${formatQuantity(runs, "run")} used it`;
  return `${formatQuantity(versions.length, "version")}; the latest is ${latest?.version ?? "unknown"}; ${used}.`;
}

import { formatCount, formatQuantity, formatRate } from "#web/ui/format.ts";
import type { Facet } from "#web/ui/filter/filter-suggestions.ts";

/** "1,204 traces, 37 failed (3.1 %)." */
export function listSentence(total: number, facets: readonly Facet[], narrowed: boolean): string {
  const what = `${formatQuantity(total, narrowed ? "matching trace" : "trace")}`;
  if (total === 0) return `${what}.`;
  const failed =
    facets.find(({ field }) => field === "status")?.values.find(({ value }) => value === "error")
      ?.count ?? 0;
  if (failed === 0) return `${what}, none failed.`;
  if (failed >= total) return `${what}, ${total === 1 ? "it" : "all"} failed.`;
  return `${what}, ${formatCount(failed)} failed (${formatRate(failed / total)}).`;
}

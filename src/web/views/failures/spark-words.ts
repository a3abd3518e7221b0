import { formatMoment } from "#web/ui/format-time.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** The bars of a failure in words: "7 traces between 09:00 and 10:12, most (4) at 10:00". */
export function sparkWords(
  counts: readonly number[],
  buckets: readonly string[],
  nowMs: number,
): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const from = buckets[first];
  const to = buckets[last];
  if (from === undefined || to === undefined) return "No trace in this stretch of time";
  const at = (iso: string) => formatMoment(Date.parse(iso), nowMs);
  const traces = formatQuantity(total, "trace");
  if (first === last) return `${traces}, all at about ${at(from)}`;
  const most = Math.max(...counts);
  const peak = buckets[counts.indexOf(most)] ?? from;
  return `${traces} from ${at(from)} to ${at(to)}, most (${most}) at about ${at(peak)}`;
}

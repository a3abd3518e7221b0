import type { Drift, DriftCluster } from "#contract/embeddings/drift.ts";
import { formatCount, formatP, formatPoints, formatQuantity, formatRate } from "#web/ui/format.ts";
import { formatMoment } from "#web/ui/format-time.ts";

/** The answer in one sentence; null where there are no times to tell windows by. */
export function windowsSentence(drift: Drift): string | null {
  const { windows, fewest, clusters } = drift;
  if (!windows) return null;
  const [before, after] = windows;
  const short = windows.filter(({ points }) => points < fewest);
  if (short.length === 2)
    return `Only ${formatCount(before.points)} and ${formatQuantity(after.points, "point")}: too few to tell.`;
  if (short.length === 1)
    return `Only ${formatQuantity(short[0]!.points, "point")} ${short[0] === before ? "before" : "after"}: too few to tell.`;
  const named = (is: DriftCluster["is"]): string => {
    const found = clusters.filter((each) => each.is === is);
    const first = found.slice(0, 2).map(({ label }) => `“${shortLabel(label)}”`);
    const more = found.length - first.length;
    return [...first, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(" and ");
  };
  const moves = [
    ...(clusters.some(({ is }) => is === "grew") ? [`${named("grew")} grew`] : []),
    ...(clusters.some(({ is }) => is === "shrank") ? [`${named("shrank")} shrank`] : []),
  ].join(", ");
  const differs = drift.drift !== null && drift.drift.p < 0.05;
  if (moves !== "")
    return differs
      ? `What is asked has changed: ${moves}.`
      : `No difference as a whole was found, but ${moves}.`;
  return differs
    ? "What is asked has changed, though no cluster clearly grew or shrank."
    : "No difference between the two was found.";
}

/** "▲ grew 28.0 points": what became of the share. */
export function changeText({ change, is }: DriftCluster): string {
  if (!change) return "no share";
  if (is === "unclear") return `${formatPoints(change.value)}, not clear`;
  const size = formatPoints(Math.abs(change.value)).replace(/^\+/, "");
  return is === "grew" ? `▲ grew ${size}` : `▼ shrank ${size}`;
}

/** "10.0 % to 38.0 % (10 to 38 points), likely +16.2 to +38.9, p 0.00002." Totals are those of the two times. */
export function shareSentence(cluster: DriftCluster, before: number, after: number): string {
  const { points, change, adjusted } = cluster;
  const shareOf = (count: number, of: number): string => (of === 0 ? "–" : formatRate(count / of));
  const shares = `${shareOf(points[0], before)} to ${shareOf(points[1], after)}`;
  const bare = (value: number): string => formatPoints(value).replace(" points", "");
  const likely = change ? `, likely ${bare(change.low)} to ${bare(change.high)}` : "";
  const p = adjusted === null ? "" : `, p ${formatP(adjusted)}`;
  return `${shares} (${formatCount(points[0])} to ${formatQuantity(points[1], "point")})${likely}${p}`;
}

const longestLabel = 60;
export function shortLabel(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label;
}

/** "1 Oct, 10:00 to 8 Oct, 10:00" in the reader's zone. */
export function windowText({ from, to }: { readonly from: string; readonly to: string }): string {
  const now = Date.now();
  return `${formatMoment(Date.parse(from), now)} to ${formatMoment(Date.parse(to), now)}`;
}

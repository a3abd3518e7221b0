/** Times for people: near ones relative, with the absolute one and its zone always one hover away. */

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });

const steps: readonly [limitSeconds: number, divisor: number, unit: Intl.RelativeTimeFormatUnit][] =
  [
    [60, 1, "second"],
    [3600, 60, "minute"],
    [86_400, 3600, "hour"],
    [86_400 * 7, 86_400, "day"],
  ];

/** "3 min ago"; dates older than a week are written out. */
export function formatRelativeTime(atMs: number, nowMs: number): string {
  const seconds = (atMs - nowMs) / 1000;
  if (Math.abs(seconds) < 5) return "just now";
  for (const [limit, divisor, unit] of steps)
    if (Math.abs(seconds) < limit) return relative.format(Math.round(seconds / divisor), unit);
  return formatDate(atMs, nowMs);
}

/** "23 Nov" this year, "1 Oct 2022" otherwise. */
export function formatDate(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const sameYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return at.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(!sameYear && { year: "numeric" }),
  });
}

/** Made once: making one costs more than all it writes while a pointer crosses a chart. */
const absolute = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** "23 Nov 2025, 10:12:03 GMT+1" in the reader's zone. */
export function formatAbsoluteTime(atMs: number): string {
  return absolute.format(atMs);
}

/** "10:12" today, "23 Nov, 10:12" on another day, in the reader's zone: a moment inside a sentence. */
export function formatMoment(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const isToday = at.toDateString() === new Date(nowMs).toDateString();
  return isToday ? clock : `${formatDate(atMs, nowMs)}, ${clock}`;
}

/** Nanoseconds as decimal text, as they travel, to milliseconds since the epoch. */
export function millisecondsOf(unixNano: string): number {
  return Number(BigInt(unixNano) / 1000n) / 1000;
}

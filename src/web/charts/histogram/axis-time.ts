/** A moment on an axis, with as much of the date as its length asks for. */
export function axisTime(ms: number, lengthMs: number): string {
  const at = new Date(ms);
  const day = 86_400_000;
  // A single moment has no length that would ask for seconds.
  // A day of the year comes again.
  if (lengthMs > 330 * day)
    return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "2-digit" });
  if (lengthMs > 3 * day || lengthMs === 0)
    return at.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  const time = at.toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(lengthMs < 600_000 && { second: "2-digit" }),
  });
  if (lengthMs <= day) return time;
  return `${at.toLocaleDateString("en-GB", { day: "numeric", month: "short" })} ${time}`;
}

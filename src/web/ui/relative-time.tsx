import { useState } from "react";
import { formatAbsoluteTime, formatRelativeTime } from "./format-time.ts";
import { NotReported } from "./not-reported.tsx";

interface RelativeTimeProps {
  /** ISO 8601, or milliseconds since the epoch. */
  readonly at: string | number | null;
  /** Why there may be no time. */
  readonly missing?: string;
}

/** "3 min ago", with the absolute time and its zone on hover. */
export function RelativeTime({ at, missing = "No time was reported" }: RelativeTimeProps) {
  // As of when it was drawn: a clock of its own would redraw every row.
  const [nowMs] = useState(Date.now);
  if (at === null) return <NotReported why={missing} />;
  const ms = typeof at === "number" ? at : Date.parse(at);
  return (
    <time
      dateTime={new Date(ms).toISOString()}
      title={formatAbsoluteTime(ms)}
      className="whitespace-nowrap"
    >
      {formatRelativeTime(ms, Math.max(nowMs, ms))}
    </time>
  );
}

import { useState } from "react";
import { formatAbsoluteTime, formatRelativeTime } from "#web/ui/format-time.ts";

/** "in 3 days": when something that still counts stops counting. */
export function EndTime({ at }: { at: string }) {
  const [nowMs] = useState(Date.now);
  const ms = Date.parse(at);
  return (
    <time dateTime={at} title={formatAbsoluteTime(ms)} className="whitespace-nowrap">
      {formatRelativeTime(ms, nowMs)}
    </time>
  );
}

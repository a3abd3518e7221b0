import type { SpanEvent } from "#contract/span.ts";
import { formatAbsoluteTime, millisecondsOf } from "#web/ui/format-time.ts";
import { KeyValues } from "./key-values.tsx";

export function EventList({ events }: { events: readonly SpanEvent[] }) {
  return (
    <ol>
      {events.map((event, index) => (
        <li key={index} className="py-1">
          <p className="flex flex-wrap gap-x-3">
            <span className="font-strong">{event.name}</span>
            <span className="text-muted">{formatAbsoluteTime(millisecondsOf(event.timeNs))}</span>
          </p>
          <KeyValues label={event.name} entries={Object.entries(event.attributes)} />
        </li>
      ))}
    </ol>
  );
}

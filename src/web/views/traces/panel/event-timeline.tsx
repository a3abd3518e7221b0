import type { SpanEvent, SpanSummary } from "#contract/span.ts";
import { formatAbsoluteTime, millisecondsOf } from "#web/ui/format-time.ts";
import { formatDuration } from "#web/ui/format.ts";
import { KeyValues } from "../key-values.tsx";

interface EventTimelineProps {
  readonly span: SpanSummary;
  readonly events: readonly SpanEvent[];
  readonly isTimed: boolean;
}

const mostShown = 500;

/** What happened inside the span, on a line of its time and as a list. */
export function EventTimeline({ span, events, isTimed }: EventTimelineProps) {
  const offsets = events.map(({ timeNs }) => offsetMs(span, timeNs));
  const { durationMs } = span;
  return (
    <>
      {isTimed && durationMs !== null && durationMs > 0 && (
        <TimeLine offsets={offsets} durationMs={durationMs} events={events} />
      )}
      <ol>
        {events.slice(0, mostShown).map((event, at) => (
          <li key={at} className="py-1">
            <p className="flex flex-wrap gap-x-3">
              {isTimed && (
                <span
                  className="w-20 shrink-0 text-right text-muted"
                  title={formatAbsoluteTime(millisecondsOf(event.timeNs))}
                >
                  {signed(offsets[at]!)}
                </span>
              )}
              <span
                className={`font-strong [overflow-wrap:anywhere] ${event.name === "exception" ? "text-error" : ""}`}
              >
                {event.name || "(no name)"}
              </span>
            </p>
            <KeyValues
              label={event.name}
              entries={Object.entries(event.attributes)}
              at={`/events/${at}/attributes`}
            />
          </li>
        ))}
      </ol>
      {events.length > mostShown && (
        <p className="text-muted">
          The first {mostShown} of {events.length.toLocaleString("en-US")} are shown; Raw has all.
        </p>
      )}
    </>
  );
}

interface TimeLineProps {
  readonly offsets: readonly number[];
  readonly durationMs: number;
  readonly events: readonly SpanEvent[];
}

/** Events before the start or after the end stand at the ends: clocks differ. */
function TimeLine({ offsets, durationMs, events }: TimeLineProps) {
  return (
    <div className="pb-2">
      <div aria-hidden className="relative h-5 border-b border-hairline-strong">
        {offsets.slice(0, mostShown).map((offset, at) => (
          <span
            key={at}
            title={`${events[at]!.name} ${signed(offset)}`}
            className={`absolute bottom-0 h-3.5 w-0.5 -translate-x-1/2 ${events[at]!.name === "exception" ? "bg-error" : "bg-accent"}`}
            style={{ left: `${Math.min(100, Math.max(0, (offset / durationMs) * 100))}%` }}
          />
        ))}
      </div>
      <div className="flex justify-between text-small text-muted">
        <span>0</span>
        <span>{formatDuration(durationMs)}</span>
      </div>
    </div>
  );
}

function offsetMs({ startNs }: SpanSummary, timeNs: string): number {
  return Number(BigInt(timeNs) - BigInt(startNs)) / 1e6;
}

function signed(ms: number): string {
  return ms < 0 ? formatDuration(ms) : `+${formatDuration(ms)}`;
}

import { type TimeWindow, timeTicks, xOf } from "#analysis/trace/waterfall-scale.ts";
import { tickCount } from "./paint-rows.ts";
import { tickLabel } from "./tick-label.ts";
import type { RowLayout } from "./waterfall-layout.ts";

interface TimeAxisProps {
  readonly layout: RowLayout;
  readonly window: TimeWindow;
  readonly synthetic: boolean;
}

/** The head of the rows: what the columns are, and the time. Stays while the rows scroll. */
export function TimeAxis({ layout, window, synthetic }: TimeAxisProps) {
  const { barsStart, barsWidth, tokensWidth, costWidth, timeWidth, width } = layout;
  const { stepMs, ticks } = timeTicks(window, tickCount(layout));
  return (
    <div
      aria-hidden
      className="relative h-6 shrink-0 border-b border-hairline-strong text-small leading-6 text-muted select-none"
      style={{ width }}
    >
      <span className="absolute left-2">Span</span>
      {synthetic ? (
        <span className="absolute" style={{ left: barsStart }}>
          order, not time
        </span>
      ) : (
        ticks
          .filter((tick) => xOf(tick, window, barsWidth) < barsWidth - 24)
          .map((tick) => (
            <span
              key={tick}
              className="absolute whitespace-nowrap"
              style={{ left: barsStart + xOf(tick, window, barsWidth) + 4 }}
            >
              {tickLabel(tick, stepMs)}
            </span>
          ))
      )}
      {tokensWidth > 0 && (
        <span
          className="absolute h-[23px] bg-surface text-right"
          style={{ right: timeWidth + costWidth + 8, width: tokensWidth - 8 }}
        >
          Tokens
        </span>
      )}
      {costWidth > 0 && (
        <span
          className="absolute h-[23px] bg-surface text-right"
          style={{ right: timeWidth + 8, width: costWidth - 8 }}
        >
          Cost
        </span>
      )}
      <span
        className="absolute right-2 h-[23px] bg-surface text-right"
        style={{ width: timeWidth - 8 }}
      >
        Time
      </span>
    </div>
  );
}

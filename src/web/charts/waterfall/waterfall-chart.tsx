import { type RefObject, useLayoutEffect, useRef } from "react";
import { minimapRowAt, minimapY } from "#analysis/trace/waterfall-minimap.ts";
import { positionOf } from "#analysis/trace/waterfall-rows.ts";
import { Minimap, minimapHeight } from "./minimap.tsx";
import type { Insight } from "./insight.ts";
import type { WaterfallData } from "./row-text.ts";
import { TimeAxis } from "./time-axis.tsx";
import { useAppearance } from "./use-box.ts";
import { type Geometry, useGeometry } from "./use-geometry.ts";
import { rowHeight } from "./waterfall-layout.ts";
import { WaterfallRows } from "./waterfall-rows.tsx";
import { applyCommand, type WaterfallCommand, type WaterfallView } from "./waterfall-view.ts";

interface WaterfallChartProps {
  readonly label: string;
  readonly data: WaterfallData;
  readonly view: WaterfallView;
  readonly onView: (view: WaterfallView) => void;
  /** Row whose details are open, -1 for none. */
  readonly opened: number;
  readonly onOpen: (row: number) => void;
  readonly isHit?: (row: number) => boolean;
  /** Rows that match a search, marked in the strip. */
  readonly hits?: Uint32Array | undefined;
  readonly insight?: Insight | undefined;
  readonly showPath?: boolean;
}

const noHit = () => false;

/** A trace as rows over time, under a strip that shows all of it. Fills the height it is given. */
export function WaterfallChart(props: WaterfallChartProps) {
  const { label, data, view, onView, opened, onOpen, isHit = noHit } = props;
  const { hits, insight, showPath = false } = props;
  const { waterfall } = data;
  const scroller = useRef<HTMLDivElement>(null);
  const rowsMark = useRef<HTMLDivElement>(null);
  const appearance = useAppearance();
  const geometry = useGeometry(scroller, data, view);
  const { box, visible, layout } = geometry;
  const command = (next: WaterfallCommand) => onView(applyCommand(waterfall, view, next));
  const markRows = () => placeMark(rowsMark.current, data, geometry);
  // External system: the mark in the strip, which scrolling moves without a render.
  useLayoutEffect(markRows);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col">
      <Minimap
        waterfall={waterfall}
        width={box.width}
        window={view.window}
        appearance={appearance}
        hits={hits}
        concurrency={insight?.concurrency}
        rowsRef={rowsMark}
        onWindow={(window) => command({ type: "window", window })}
        onRows={(share) => {
          const row = minimapRowAt(waterfall, share * minimapHeight, minimapHeight);
          geometry.scrollTo(positionOf(visible, row) * rowHeight - box.height / 2);
        }}
      />
      <TimeAxis layout={layout} window={view.window} synthetic={waterfall.timing === "synthetic"} />
      <WaterfallRows
        {...{ label, scroller, geometry, data, view, appearance, opened, isHit, onOpen }}
        {...{ insight, showPath }}
        onCommand={command}
        onScrolled={markRows}
      />
    </div>
  );
}

function placeMark(
  mark: RefObject<HTMLDivElement | null>["current"],
  { waterfall }: WaterfallData,
  { visible, offset, box }: Geometry,
): void {
  if (!mark || visible.length === 0) return;
  const first = Math.floor(offset() / rowHeight);
  const last = Math.min(visible.length - 1, Math.ceil((offset() + box.height) / rowHeight) - 1);
  const below = last + 1 < visible.length ? visible[last + 1]! : waterfall.count;
  const top = minimapY(waterfall, visible[first] ?? 0, minimapHeight);
  const bottom = minimapY(waterfall, below, minimapHeight);
  const place = { top: `${top.toFixed(1)}px`, height: `${Math.max(2, bottom - top).toFixed(1)}px` };
  // Writing the same style again would still cost a layout.
  if (mark.style.top !== place.top) mark.style.top = place.top;
  if (mark.style.height !== place.height) mark.style.height = place.height;
}

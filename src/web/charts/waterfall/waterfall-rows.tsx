import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";
import type { TimeWindow } from "#analysis/trace/waterfall-scale.ts";
import { BarStretches } from "./bar-stretches.ts";
import type { Insight } from "./insight.ts";
import { KindGlyphs } from "./kind-glyphs.tsx";
import { RowGrid } from "./row-grid.tsx";
import type { WaterfallData } from "./row-text.ts";
import type { Box } from "./use-box.ts";
import { useDrawing } from "./use-drawing.ts";
import type { Geometry } from "./use-geometry.ts";
import { useMirror } from "./use-mirror.ts";
import { type Stretch, useWaterfallPointer } from "./use-waterfall-pointer.ts";
import type { WaterfallCommand, WaterfallView } from "./waterfall-view.ts";

interface WaterfallRowsProps {
  readonly label: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly geometry: Geometry;
  readonly data: WaterfallData;
  readonly view: WaterfallView;
  readonly appearance: number;
  readonly opened: number;
  readonly insight: Insight | undefined;
  readonly showPath: boolean;
  readonly isHit: (row: number) => boolean;
  readonly onCommand: (command: WaterfallCommand) => void;
  readonly onOpen: (row: number) => void;
  readonly onScrolled: () => void;
}

/** The rows that scroll: a canvas that stays in place, and the same rows as elements over it. */
export function WaterfallRows(props: WaterfallRowsProps) {
  const { label, scroller, geometry, data, view, appearance, opened, isHit } = props;
  const { insight, showPath, onCommand, onOpen, onScrolled } = props;
  const { box, visible, layout, height, offset, frame, show } = geometry;
  const grid = useRef<HTMLDivElement>(null);
  const hovered = useRef(-1);
  const [focused, setFocused] = useState(false);
  const stretches = useStretches(data.waterfall, view.window, layout.barsWidth, insight, showPath);
  const { canvas, glyphRoot, draw } = useDrawing(box, appearance, () => ({
    data,
    view,
    visible,
    layout,
    opened,
    focused,
    isHit,
    stretches,
    frame: frame(),
    offset: offset(),
    height: box.height,
    hovered: hovered.current,
  }));
  const { mirrored, syncSoon } = useMirror({
    rows: visible,
    height: box.height,
    cursor: view.cursor,
    place: () => ({
      offset: offset(),
      scrollTop: scroller.current?.scrollTop ?? 0,
      frame: frame(),
    }),
  });
  const { stretch, handlers } = useWaterfallPointer({
    box: scroller,
    window: view.window,
    data,
    visible,
    layout,
    offset,
    frame,
    onCommand,
    onOpen: (row) => {
      grid.current?.focus({ preventScroll: true });
      // One that stays at the top may be the cursor's already, which would move nothing.
      if (frame().sticky.includes(row)) show(row);
      onOpen(row);
    },
    onHover: (row) => {
      const before = hovered.current;
      hovered.current = row;
      if (before !== row) draw();
    },
  });
  return (
    <div className="relative min-h-0 flex-1">
      <KindGlyphs ref={glyphRoot} />
      <div
        ref={scroller}
        className="h-full touch-pan-y overflow-x-hidden overflow-y-scroll select-none"
        onScroll={() => {
          draw();
          syncSoon();
          onScrolled();
        }}
        {...handlers}
      >
        <Ground canvasRef={canvas} box={box} height={height}>
          <RowGrid
            gridRef={grid}
            onCommand={onCommand}
            onEnter={() => onOpen(view.cursor)}
            onFocused={setFocused}
            {...{ label, data, view, visible, opened, mirrored, insight }}
          />
        </Ground>
      </div>
      {stretch && <StretchMark {...stretch} />}
    </div>
  );
}

interface GroundProps {
  readonly canvasRef: RefObject<HTMLCanvasElement | null>;
  readonly box: Box;
  readonly height: number;
  readonly children: ReactNode;
}

/** As high as all rows; the canvas stays where the reader looks. */
function Ground({ canvasRef, box, height, children }: GroundProps) {
  return (
    <div className="relative" style={{ height: Math.max(height, box.height) }}>
      <canvas
        ref={canvasRef}
        aria-hidden
        className="sticky top-0 block"
        style={{ width: box.width, height: box.height }}
      />
      {children}
    </div>
  );
}

/** Remembered parts of bars, until what they were made from changes. */
function useStretches(
  waterfall: Waterfall,
  window: TimeWindow,
  width: number,
  insight: Insight | undefined,
  showPath: boolean,
): BarStretches {
  const path = showPath ? insight?.path : undefined;
  return useMemo(
    () => new BarStretches(waterfall, window, width, path),
    [waterfall, window, width, path],
  );
}

/** The stretch of time the pointer is marking. */
function StretchMark({ from, to }: Stretch) {
  return (
    <div
      className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/15"
      style={{ left: from, width: to - from }}
    />
  );
}

import {
  type CSSProperties,
  type PointerEvent,
  type Ref,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { type Concurrency, concurrencyBand } from "#analysis/trace/concurrency.ts";
import { drawBand, drawMinimap, type MinimapColours } from "#analysis/trace/waterfall-minimap.ts";
import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";
import { type TimeWindow, timeAt, xOf } from "#analysis/trace/waterfall-scale.ts";
import { draggedWindow, type Grip, gripAt } from "./minimap-drag.ts";
import { formatCount } from "#web/ui/format.ts";
import { pixelOf, readTheme, type WaterfallTheme } from "./waterfall-theme.ts";

interface MinimapProps {
  readonly waterfall: Waterfall;
  readonly width: number;
  readonly window: TimeWindow;
  /** Rows that match a search. */
  readonly hits: Uint32Array | undefined;
  readonly concurrency: Concurrency | undefined;
  /** Redraws with the theme. */
  readonly appearance: number;
  /** The mark for the rows in sight; the owner moves it as the rows scroll. */
  readonly rowsRef: Ref<HTMLDivElement>;
  readonly onWindow: (window: TimeWindow) => void;
  /** A height in the map was pointed at: between 0 and 1. */
  readonly onRows: (share: number) => void;
}

export const minimapHeight = 44;
/** Above the rows: how many steps run at once. */
const bandHeight = 14;

interface Drag {
  readonly grip: Grip;
  readonly start: TimeWindow;
  readonly x: number;
}

const cursors: Record<Grip, string> = {
  left: "ew-resize",
  right: "ew-resize",
  inside: "grab",
  outside: "crosshair",
};

/** The whole trace in one strip, with a box around the stretch in sight that can be moved and resized. */
export function Minimap(props: MinimapProps) {
  const { waterfall, width, window, appearance, rowsRef, onWindow, onRows } = props;
  const { hits, concurrency } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const band = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag>(null);
  const [grip, setGrip] = useState<Grip>("inside");
  usePixels(canvas, width, minimapHeight, appearance, [waterfall, hits], (size, theme, image) =>
    drawMinimap(waterfall, size, minimapColours(waterfall, theme), image, hits),
  );
  usePixels(band, width, bandHeight, appearance, [waterfall, concurrency], (size, theme, image) => {
    const colours = { bar: pixelOf(theme.strong), background: pixelOf(theme.surface) };
    const found = concurrency
      ? concurrencyBand(concurrency, waterfall.totalMs, size.width)
      : new Uint32Array(size.width);
    drawBand(found, size.height, colours, image);
  });
  const left = xOf(window.from, { from: 0, to: waterfall.totalMs }, width);
  const right = xOf(window.to, { from: 0, to: waterfall.totalMs }, width);
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top - bandHeight };
  };
  const ms = (x: number) => timeAt(x, { from: 0, to: waterfall.totalMs }, width);
  return (
    <div
      aria-hidden
      className="relative shrink-0 touch-none overflow-hidden border-b bg-sunken select-none"
      style={{ width, height: bandHeight + minimapHeight, cursor: cursors[grip] }}
      onPointerDown={(event) => {
        const { x, y } = at(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { grip: gripAt(x, { left, right }), start: window, x };
        if (drag.current.grip === "inside") onRows(Math.max(0, y / minimapHeight));
      }}
      onPointerMove={(event) => {
        const { x, y } = at(event);
        if (!drag.current) return setGrip(gripAt(x, { left, right }));
        const { grip: held, start, x: from } = drag.current;
        if (held === "inside") onRows(Math.max(0, y / minimapHeight));
        // A click that trembles is no drag.
        if (held !== "outside" || Math.abs(x - from) > 3)
          onWindow(draggedWindow(held, start, ms(from), ms(x), waterfall.totalMs));
      }}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={() => onWindow({ from: 0, to: waterfall.totalMs })}
    >
      <canvas ref={band} className="block" style={{ width, height: bandHeight }} />
      <canvas ref={canvas} className="block" style={{ width, height: minimapHeight }} />
      <Shade style={{ left: 0, width: left }} />
      <Shade style={{ left: right, right: 0 }} />
      <div
        className="pointer-events-none absolute inset-y-0 border-x-2 border-accent"
        style={{ left, width: Math.max(4, right - left) }}
      >
        <div className="absolute inset-x-0 bottom-0" style={{ top: bandHeight }}>
          <div ref={rowsRef} className="absolute inset-x-0 border-y border-accent bg-accent/10" />
        </div>
      </div>
      {concurrency !== undefined && concurrency.peak > 1 && (
        <span
          className="pointer-events-none absolute top-0 right-0 bg-surface/85 px-1 text-small text-muted"
          style={{ lineHeight: `${bandHeight}px` }}
        >
          up to {formatCount(concurrency.peak)} at once
        </span>
      )}
    </div>
  );
}

/** What is not in sight. */
function Shade({ style }: { readonly style: CSSProperties }) {
  return (
    <div className="pointer-events-none absolute inset-y-0 bg-(--scrim) opacity-60" style={style} />
  );
}

type Size = { readonly width: number; readonly height: number };

function minimapColours(waterfall: Waterfall, theme: WaterfallTheme): MinimapColours {
  return {
    kinds: Uint32Array.from(waterfall.kinds, (kind) => pixelOf(theme.kind(kind))),
    error: pixelOf(theme.error),
    hit: pixelOf(theme.warning),
    background: pixelOf(theme.surface),
  };
}

/** Fills a canvas pixel by pixel. External system: the canvas. */
function usePixels(
  ref: { readonly current: HTMLCanvasElement | null },
  width: number,
  height: number,
  appearance: number,
  drawn: readonly unknown[],
  paint: (size: Size, theme: WaterfallTheme, image: Uint32Array) => void,
): void {
  useLayoutEffect(() => {
    const canvas = ref.current;
    const ratio = globalThis.devicePixelRatio || 1;
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    if (!canvas || size.width < 1) return;
    canvas.width = size.width;
    canvas.height = size.height;
    const ctx = canvas.getContext("2d");
    const image = ctx?.createImageData(size.width, size.height);
    if (!ctx || !image) return;
    paint(size, readTheme(canvas), new Uint32Array(image.data.buffer));
    ctx.putImageData(image, 0, 0);
    // oxlint-disable-next-line react/exhaustive-deps -- `paint` is new at every render; what it draws from is named
  }, [ref, width, height, appearance, ...drawn]);
}

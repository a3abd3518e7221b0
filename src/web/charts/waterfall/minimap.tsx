import {
  type CSSProperties,
  type PointerEvent,
  type Ref,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { drawMinimap } from "#analysis/trace/waterfall-minimap.ts";
import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";
import { type TimeWindow, timeAt, xOf } from "#analysis/trace/waterfall-scale.ts";
import { draggedWindow, type Grip, gripAt } from "./minimap-drag.ts";
import { pixelOf, readTheme } from "./waterfall-theme.ts";

interface MinimapProps {
  readonly waterfall: Waterfall;
  readonly width: number;
  readonly window: TimeWindow;
  /** Redraws with the theme. */
  readonly appearance: number;
  /** The mark for the rows in sight; the owner moves it as the rows scroll. */
  readonly rowsRef: Ref<HTMLDivElement>;
  readonly onWindow: (window: TimeWindow) => void;
  /** A height in the map was pointed at: between 0 and 1. */
  readonly onRows: (share: number) => void;
}

export const minimapHeight = 48;

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
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag>(null);
  const [grip, setGrip] = useState<Grip>("inside");
  useMinimapImage(canvas, waterfall, width, appearance);
  const left = xOf(window.from, { from: 0, to: waterfall.totalMs }, width);
  const right = xOf(window.to, { from: 0, to: waterfall.totalMs }, width);
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const ms = (x: number) => timeAt(x, { from: 0, to: waterfall.totalMs }, width);
  return (
    <div
      aria-hidden
      className="relative shrink-0 touch-none overflow-hidden border-b bg-sunken select-none"
      style={{ width, height: minimapHeight, cursor: cursors[grip] }}
      onPointerDown={(event) => {
        const { x, y } = at(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { grip: gripAt(x, { left, right }), start: window, x };
        if (drag.current.grip === "inside") onRows(y / minimapHeight);
      }}
      onPointerMove={(event) => {
        const { x, y } = at(event);
        if (!drag.current) return setGrip(gripAt(x, { left, right }));
        const { grip: held, start, x: from } = drag.current;
        if (held === "inside") onRows(y / minimapHeight);
        // A click that trembles is no drag.
        if (held !== "outside" || Math.abs(x - from) > 3)
          onWindow(draggedWindow(held, start, ms(from), ms(x), waterfall.totalMs));
      }}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={() => onWindow({ from: 0, to: waterfall.totalMs })}
    >
      <canvas ref={canvas} className="block" style={{ width, height: minimapHeight }} />
      <Shade style={{ left: 0, width: left }} />
      <Shade style={{ left: right, right: 0 }} />
      <div
        className="pointer-events-none absolute inset-y-0 border-x-2 border-accent"
        style={{ left, width: Math.max(4, right - left) }}
      >
        <div ref={rowsRef} className="absolute inset-x-0 border-y border-accent bg-accent/10" />
      </div>
    </div>
  );
}

/** What is not in sight. */
function Shade({ style }: { readonly style: CSSProperties }) {
  return (
    <div className="pointer-events-none absolute inset-y-0 bg-(--scrim) opacity-60" style={style} />
  );
}

/** External system: the canvas. */
function useMinimapImage(
  ref: { readonly current: HTMLCanvasElement | null },
  waterfall: Waterfall,
  width: number,
  appearance: number,
): void {
  useLayoutEffect(() => {
    const canvas = ref.current;
    const ratio = globalThis.devicePixelRatio || 1;
    const size = { width: Math.round(width * ratio), height: Math.round(minimapHeight * ratio) };
    if (!canvas || size.width < 1) return;
    canvas.width = size.width;
    canvas.height = size.height;
    const ctx = canvas.getContext("2d");
    const image = ctx?.createImageData(size.width, size.height);
    if (!ctx || !image) return;
    const theme = readTheme(canvas);
    const colours = {
      kinds: Uint32Array.from(waterfall.kinds, (kind) => pixelOf(theme.kind(kind))),
      error: pixelOf(theme.error),
      background: pixelOf(theme.surface),
    };
    drawMinimap(waterfall, size, colours, new Uint32Array(image.data.buffer));
    ctx.putImageData(image, 0, 0);
  }, [ref, waterfall, width, appearance]);
}

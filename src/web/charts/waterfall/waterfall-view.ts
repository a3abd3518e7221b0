import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";
import {
  type Collapsed,
  hasChildren,
  nextError,
  positionOf,
  revealRow,
  toggleRow,
  visibleRows,
} from "#analysis/trace/waterfall-rows.ts";
import {
  clampWindow,
  panWindow,
  type TimeWindow,
  zoomWindow,
} from "#analysis/trace/waterfall-scale.ts";

/** What the reader has done to the picture: folded rows, the stretch of time, the row the keyboard stands on. */
export interface WaterfallView {
  readonly collapsed: Collapsed;
  readonly window: TimeWindow;
  readonly cursor: number;
}

export type WaterfallCommand =
  | { readonly type: "move"; readonly by: number }
  | { readonly type: "edge"; readonly to: "first" | "last" }
  | { readonly type: "fold" | "unfold" | "in" | "out" }
  | { readonly type: "focus"; readonly row?: number }
  | { readonly type: "toggle" | "goto"; readonly row: number }
  | { readonly type: "next-error"; readonly step: 1 | -1 }
  | { readonly type: "zoom"; readonly factor: number; readonly atMs?: number }
  | { readonly type: "pan"; readonly share: number }
  | { readonly type: "window"; readonly window: TimeWindow }
  | { readonly type: "reset" };

export function initialView(waterfall: Waterfall, cursor = 0): WaterfallView {
  return {
    collapsed: new Uint8Array(waterfall.count),
    window: { from: 0, to: waterfall.totalMs },
    cursor,
  };
}

const closer = 0.5;

/** What a key does to the picture; undefined where it does nothing. */
export function commandFor(key: string, shift = false): WaterfallCommand | undefined {
  if (shift && key === "ArrowLeft") return { type: "pan", share: -0.25 };
  if (shift && key === "ArrowRight") return { type: "pan", share: 0.25 };
  return Object.hasOwn(commands, key) ? commands[key] : undefined;
}

const commands: Readonly<Record<string, WaterfallCommand>> = {
  ArrowDown: { type: "move", by: 1 },
  j: { type: "move", by: 1 },
  ArrowUp: { type: "move", by: -1 },
  k: { type: "move", by: -1 },
  PageDown: { type: "move", by: 20 },
  PageUp: { type: "move", by: -20 },
  Home: { type: "edge", to: "first" },
  End: { type: "edge", to: "last" },
  ArrowRight: { type: "in" },
  ArrowLeft: { type: "out" },
  "[": { type: "fold" },
  "]": { type: "unfold" },
  e: { type: "next-error", step: 1 },
  E: { type: "next-error", step: -1 },
  "+": { type: "zoom", factor: closer },
  "=": { type: "zoom", factor: closer },
  w: { type: "zoom", factor: closer },
  "-": { type: "zoom", factor: 1 / closer },
  s: { type: "zoom", factor: 1 / closer },
  a: { type: "pan", share: -0.25 },
  d: { type: "pan", share: 0.25 },
  f: { type: "focus" },
  "0": { type: "reset" },
};

/** The picture after a command. The cursor never rests on a row that is folded away. */
export function applyCommand(
  waterfall: Waterfall,
  view: WaterfallView,
  command: WaterfallCommand,
): WaterfallView {
  const { window, cursor } = view;
  switch (command.type) {
    case "move":
      return moveBy(waterfall, view, command.by);
    case "edge":
      return { ...view, cursor: command.to === "first" ? 0 : lastVisible(waterfall, view) };
    case "fold":
      return fold(waterfall, view, true);
    case "unfold":
      return fold(waterfall, view, false);
    case "in":
      return stepIn(waterfall, view);
    case "out":
      return stepOut(waterfall, view);
    case "toggle":
      return onVisible(waterfall, {
        ...view,
        collapsed: toggleRow(waterfall, view.collapsed, command.row),
      });
    case "goto":
      return goTo(waterfall, view, command.row);
    case "next-error":
      return goTo(waterfall, view, nextError(waterfall, cursor, command.step));
    case "zoom": {
      const anchor = command.atMs ?? anchorOf(waterfall, view);
      return { ...view, window: zoomWindow(window, waterfall.totalMs, command.factor, anchor) };
    }
    case "focus":
      return { ...view, window: windowAround(waterfall, command.row ?? cursor) };
    case "pan":
      return { ...view, window: panWindow(window, waterfall.totalMs, command.share) };
    case "window":
      return { ...view, window: command.window };
    case "reset":
      return { ...view, window: { from: 0, to: waterfall.totalMs } };
  }
}

function moveBy(waterfall: Waterfall, view: WaterfallView, by: number): WaterfallView {
  const visible = visibleRows(waterfall, view.collapsed);
  const at = positionOf(visible, view.cursor) + by;
  return { ...view, cursor: visible[Math.min(visible.length - 1, Math.max(0, at))] ?? 0 };
}

function lastVisible(waterfall: Waterfall, { collapsed }: WaterfallView): number {
  return visibleRows(waterfall, collapsed).at(-1) ?? 0;
}

function fold(waterfall: Waterfall, view: WaterfallView, folded: boolean): WaterfallView {
  if (Boolean(view.collapsed[view.cursor]) === folded) return view;
  return { ...view, collapsed: toggleRow(waterfall, view.collapsed, view.cursor) };
}

function stepIn(waterfall: Waterfall, view: WaterfallView): WaterfallView {
  if (!hasChildren(waterfall, view.cursor)) return view;
  if (view.collapsed[view.cursor]) return fold(waterfall, view, false);
  return { ...view, cursor: view.cursor + 1 };
}

function stepOut(waterfall: Waterfall, view: WaterfallView): WaterfallView {
  const open = hasChildren(waterfall, view.cursor) && !view.collapsed[view.cursor];
  if (open) return fold(waterfall, view, true);
  const owner = waterfall.parent[view.cursor] ?? -1;
  return owner < 0 ? view : { ...view, cursor: owner };
}

function goTo(waterfall: Waterfall, view: WaterfallView, row: number): WaterfallView {
  if (row < 0 || row >= waterfall.count) return view;
  return { ...view, collapsed: revealRow(waterfall, view.collapsed, row), cursor: row };
}

/** The same with the cursor on a row that is shown. */
export function onVisible(waterfall: Waterfall, view: WaterfallView): WaterfallView {
  const visible = visibleRows(waterfall, view.collapsed);
  return { ...view, cursor: visible[positionOf(visible, view.cursor)] ?? 0 };
}

/** Keyboard zoom goes to where the row is, if it is in sight, else to the middle. */
function anchorOf({ startMs, durationMs }: Waterfall, { window, cursor }: WaterfallView): number {
  const middle = (startMs[cursor] ?? 0) + (durationMs[cursor] ?? 0) / 2;
  const inSight = middle >= window.from && middle <= window.to;
  return inSight ? middle : (window.from + window.to) / 2;
}

/** The time of one row with a little room on both sides. */
function windowAround({ startMs, durationMs, totalMs }: Waterfall, row: number): TimeWindow {
  const start = startMs[row] ?? 0;
  const duration = durationMs[row] ?? 0;
  const room = duration > 0 ? duration * 0.05 : totalMs * 0.005;
  return clampWindow({ from: Math.max(0, start - room), to: start + duration + room }, totalMs);
}

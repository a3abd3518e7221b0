import { useEffect, useMemo, useState } from "react";
import { clockSkew } from "#analysis/trace/clock-skew.ts";
import { buildWaterfall } from "#analysis/trace/waterfall-columns.ts";
import { rollUp } from "#analysis/trace/waterfall-roll-up.ts";
import { foldedBy, revealRow } from "#analysis/trace/waterfall-rows.ts";
import { clampWindow } from "#analysis/trace/waterfall-scale.ts";
import { noSpanOpen, traceLink } from "#contract/links/trace-link.ts";
import { spanIdAt } from "#contract/trace-columns/span-ids.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { carryView, idOfRow, rowOfSpan } from "#web/charts/waterfall/carry-view.ts";
import type { WaterfallData } from "#web/charts/waterfall/row-text.ts";
import {
  applyCommand,
  initialView,
  onVisible,
  type WaterfallCommand,
  type WaterfallView,
} from "#web/charts/waterfall/waterfall-view.ts";
import { useLinkState } from "#web/state/link-state.ts";
import { causeOf } from "./trace-answers.ts";
import { useInsight } from "./use-insight.ts";

/** The picture of a trace and the span that is open, tied to the address. */
export function useTraceView(columns: TraceColumns) {
  const { trace } = columns;
  const [link, setLink] = useLinkState(traceLink);
  const skewMs = useMemo(
    () => (trace.timing === "real" ? clockSkew(columns) : new Float64Array(0)),
    [columns, trace],
  );
  const isAsSent = link.times === "sent";
  const data = useMemo((): WaterfallData => {
    const waterfall = buildWaterfall(columns, trace.timing, isAsSent ? undefined : skewMs);
    return { waterfall, rollUp: rollUp(waterfall, columns), columns };
  }, [columns, trace, skewMs, isAsSent]);
  const insight = useInsight(data.waterfall);
  const chosen = link.span === noSpanOpen ? undefined : link.span;
  const cause = useMemo(
    () => (trace.status === "error" ? idAt(columns, causeOf(columns)) : undefined),
    [columns, trace],
  );
  const openId = chosen ?? (link.span === noSpanOpen ? undefined : cause);
  const opened = useMemo(
    () => (openId === undefined ? -1 : rowOfSpan(data, openId)),
    [data, openId],
  );
  const [view, setView] = usePicture(data, opened, link);

  const open = (row: number, replace = false) => {
    const span = idOfRow(data, row);
    setView({ ...view, cursor: row }, span ? row : undefined);
    if (span) setLink({ span }, { replace });
  };
  const change = (next: WaterfallView) => {
    // While the panel is open it follows the cursor.
    const isFollowed = next.cursor !== view.cursor && opened >= 0;
    const span = isFollowed ? idOfRow(data, next.cursor) : undefined;
    setView(next, span ? next.cursor : undefined);
    if (span) setLink({ span }, { replace: true });
  };
  useZoomInAddress(view, data.waterfall.totalMs, (zoom) => setLink({ zoom }, { replace: true }));
  return {
    data,
    insight,
    /** Clocks of services differ, whether or not the picture corrects them. */
    isSkewed: skewMs.some((shift) => shift !== 0),
    view,
    link,
    setLink,
    opened,
    /** The reader asked for it; a panel that opened by itself stays out of a phone's way. */
    isAsked: chosen !== undefined,
    isUnknown: chosen !== undefined && opened < 0,
    change,
    command: (command: WaterfallCommand) => change(applyCommand(data.waterfall, view, command)),
    open,
    /** Folds as said and forgets what was folded by hand. */
    refold: (folding: Pick<TraceLinkState, "level" | "fold">) => {
      const { level, fold } = { level: link.level, fold: link.fold, ...folding };
      const collapsed = foldedBy(data.waterfall, level, fold ?? []);
      setView(onVisible(data.waterfall, { ...view, collapsed }));
      setLink({ level, fold }, { replace: true });
    },
    close: () => {
      setView(view, nowhere);
      setLink({ span: cause === undefined ? undefined : noSpanOpen, tab: undefined });
    },
  };
}

function idAt({ spanIds }: TraceColumns, index: number): string | undefined {
  return index < 0 ? undefined : spanIdAt(spanIds, index);
}

/** Local, as it changes with every turn of the wheel; follows the address when that changes. */
function usePicture(
  data: WaterfallData,
  opened: number,
  { zoom, level, fold = [] }: Pick<TraceLinkState, "zoom" | "level" | "fold">,
) {
  const { waterfall } = data;
  const folding = `${level ?? ""} ${fold.join()}`;
  const folded = (cursor: number) =>
    revealRow(waterfall, foldedBy(waterfall, level, fold), opened >= 0 ? opened : cursor);
  const start = () => {
    const first = initialView(waterfall, Math.max(0, opened));
    const collapsed = level === undefined && fold.length === 0 ? first.collapsed : folded(0);
    const window = zoom ? clampWindow(zoom, waterfall.totalMs) : first.window;
    return { ...first, collapsed, window };
  };
  const [held, setHeld] = useState((): Held => ({ data, opened, folding, view: start() }));
  let { view, asked } = held;
  // The address comes after the keys: what it said before they were pressed moves nothing any more.
  if (asked === opened || held.data !== data) asked = undefined;
  if (held.folding !== folding)
    view = onVisible(waterfall, { ...view, collapsed: folded(view.cursor) });
  if (held.data !== data) view = carryView(held.data, view, data);
  else if (asked === undefined && held.opened !== opened && opened >= 0 && opened !== view.cursor)
    view = {
      ...view,
      cursor: opened,
      collapsed: revealRow(waterfall, view.collapsed, opened),
    };
  const isOld = held.data !== data || held.opened !== opened || held.folding !== folding;
  if (isOld || held.asked !== asked) setHeld({ data, opened, folding, view, asked });
  const set = (next: WaterfallView, row = asked): void =>
    setHeld({ data, opened, folding, view: next, asked: row });
  return [view, set] as const;
}

/** No row: what the address says next is not waited for. */
const nowhere = -1;

interface Held {
  readonly data: WaterfallData;
  readonly opened: number;
  readonly folding: string;
  readonly view: WaterfallView;
  /** The row whose span the address was told to name, until it does. */
  readonly asked?: number | undefined;
}

type TraceLinkState = ReturnType<typeof traceLink.read>;

const settledMs = 300;

/** External system: the address bar, which must not be written at every turn of the wheel. */
function useZoomInAddress(
  { window }: WaterfallView,
  totalMs: number,
  write: (zoom: WaterfallView["window"] | undefined) => void,
): void {
  const [written, setWritten] = useState(window);
  useEffect(() => {
    if (window === written) return;
    const timer = setTimeout(() => {
      setWritten(window);
      write(window.from <= 0 && window.to >= totalMs ? undefined : window);
    }, settledMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- `write` is new at every render and always means the same
  }, [window, written, totalMs]);
}

import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { noSpan } from "#analysis/trace/waterfall-columns.ts";
import { spanAt } from "#contract/trace-columns/span-at.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { ResizeHandle } from "#web/ui/resize-handle.tsx";
import { SpanPanel, type SpanPanelHandlers } from "./span-panel.tsx";
import { TraceHead } from "./trace-head.tsx";
import { useTraceView } from "./use-trace-view.ts";
import { linkShortcuts, viewShortcuts } from "./view-shortcuts.ts";
import { WaterfallPane } from "./waterfall-pane.tsx";

interface TraceViewProps {
  readonly project: string;
  readonly columns: TraceColumns;
}

/** A loaded trace. Fills the page; waterfall and panel scroll on their own. */
export function TraceView({ project, columns }: TraceViewProps) {
  return (
    <div className="flex h-full min-h-[560px] flex-col">
      <TraceHead project={project} columns={columns} />
      <TraceBody project={project} columns={columns} />
    </div>
  );
}

/** Waterfall and panel, and the keys that work on them. */
function TraceBody({ project, columns }: TraceViewProps) {
  const { trace } = columns;
  const picture = useTraceView(columns);
  const { link, setLink, opened, data, close, command, open, view } = picture;
  const index = data.waterfall.span[opened] ?? noSpan;
  const span = useMemo(
    () => (index === noSpan ? undefined : spanAt(columns, index)),
    [columns, index],
  );
  const handlers = useSteadyHandlers({
    onTab: (tab) => setLink({ tab }, { replace: true }),
    onNext: () => command({ type: "move", by: 1 }),
    onPrevious: () => command({ type: "move", by: -1 }),
    onClose: close,
  });
  useShortcuts("Trace", [
    ...viewShortcuts(command),
    ...linkShortcuts(
      link,
      (change) => setLink(change, { replace: true }),
      (level) => picture.refold({ level }),
    ),
    { keys: "Enter", does: "Open the span", run: () => open(view.cursor) },
    { keys: "Escape", does: "Close the span", run: close },
  ]);
  return (
    <div className="-mx-3 -mb-4 flex min-h-0 flex-1 border-t sm:-mx-5">
      <div className="flex min-w-0 flex-1 flex-col">
        {picture.isUnknown && (
          <output className="block px-3 py-1 text-warning">
            The span in the address, {link.span}, is not part of this trace.
          </output>
        )}
        <WaterfallPane picture={picture} />
      </div>
      {span && (
        <PanelFrame hiddenOnPhone={!picture.isAsked}>
          <SpanPanel
            project={project}
            traceId={trace.traceId}
            span={span}
            isTimed={trace.timing === "real"}
            tab={link.tab}
            {...handlers}
          />
        </PanelFrame>
      )}
    </div>
  );
}

/** The same functions at every render, which do what the newest do. */
function useSteadyHandlers(handlers: SpanPanelHandlers): SpanPanelHandlers {
  const newest = useRef(handlers);
  useEffect(() => {
    newest.current = handlers;
  });
  return useMemo(
    () => ({
      onTab: (tab) => newest.current.onTab(tab),
      onNext: () => newest.current.onNext(),
      onPrevious: () => newest.current.onPrevious(),
      onClose: () => newest.current.onClose(),
    }),
    [],
  );
}

interface PanelFrameProps {
  readonly hiddenOnPhone: boolean;
  readonly children: ReactNode;
}

/** Beside the waterfall and as wide as the reader likes it; on a phone it is the page. */
function PanelFrame({ hiddenOnPhone, children }: PanelFrameProps) {
  const { drawerWidth, setDrawerWidth } = usePreferences();
  return (
    <aside
      aria-label="Span"
      className={`relative flex-col border-l bg-surface max-md:fixed max-md:inset-0 max-md:z-30 md:flex md:w-[min(var(--panel),55%)] md:shrink-0 ${hiddenOnPhone ? "max-md:hidden" : "max-md:flex"}`}
      style={{ "--panel": `${drawerWidth}px` }}
    >
      <ResizeHandle width={drawerWidth} onResize={setDrawerWidth} label="Width of the span panel" />
      {children}
    </aside>
  );
}

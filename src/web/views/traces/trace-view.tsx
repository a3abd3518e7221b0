import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { TraceWithSpans } from "#contract/traces.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { ResizeHandle } from "#web/ui/resize-handle.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { AnswerLines } from "./answer-lines.tsx";
import { SpanPanel } from "./span-panel.tsx";
import { answersOf } from "./trace-answers.ts";
import { TraceFigures } from "./trace-figures.tsx";
import { statusOf } from "./trace-status.ts";
import { useTraceView } from "./use-trace-view.ts";
import { viewShortcuts } from "./view-shortcuts.ts";
import { WaterfallPane } from "./waterfall-pane.tsx";

interface TraceViewProps {
  readonly project: string;
  readonly answer: TraceWithSpans;
}

/** A loaded trace. Fills the page; waterfall and panel scroll on their own. */
export function TraceView({ project, answer }: TraceViewProps) {
  const { trace, spans } = answer;
  const picture = useTraceView(answer);
  const { link, setLink, opened, data, close, command, open, view } = picture;
  const answers = useMemo(() => answersOf(trace, spans), [trace, spans]);
  const span = spans[data.waterfall.span[opened] ?? -1];
  useShortcuts("Trace", [
    ...viewShortcuts(command),
    { keys: "Enter", does: "Open the span", run: () => open(view.cursor) },
    { keys: "Escape", does: "Close the span", run: close },
  ]);
  return (
    <div className="flex h-full min-h-[560px] flex-col">
      <header className="shrink-0 pb-3">
        <h1 className="flex min-w-0 items-center gap-2 text-title">
          <Link
            to="/p/$project/traces"
            params={{ project }}
            search={{}}
            className="link shrink-0 text-body font-normal"
          >
            Traces
          </Link>
          <span aria-hidden className="text-muted">
            /
          </span>
          <StatusMark {...statusOf(trace)} compact />
          <span className="truncate" title={trace.name}>
            {trace.name || "(no name)"}
          </span>
        </h1>
        <AnswerLines answers={answers} onSpan={picture.openById} />
        <div className="pt-1.5">
          <TraceFigures project={project} trace={trace} spans={spans} />
        </div>
        {picture.isUnknown && (
          <output className="block pt-1 text-warning">
            The span in the address, {link.span}, is not part of this trace.
          </output>
        )}
      </header>
      <div className="-mx-3 -mb-4 flex min-h-0 flex-1 border-t sm:-mx-5">
        <div className="min-w-0 flex-1">
          <WaterfallPane
            picture={picture}
            onFind={(find) => setLink({ find }, { replace: true })}
          />
        </div>
        {span && (
          <PanelFrame hiddenOnPhone={!picture.isAsked}>
            <SpanPanel
              project={project}
              traceId={trace.traceId}
              span={span}
              isTimed={trace.timing === "real"}
              tab={link.tab}
              onTab={(tab) => setLink({ tab }, { replace: true })}
              onNext={() => command({ type: "move", by: 1 })}
              onPrevious={() => command({ type: "move", by: -1 })}
              onClose={close}
            />
          </PanelFrame>
        )}
      </div>
    </div>
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

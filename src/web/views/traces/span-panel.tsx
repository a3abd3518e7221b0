import { useQuery } from "@tanstack/react-query";
import { memo, useMemo } from "react";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type SpanTab, spanTabs } from "#contract/links/trace-link.ts";
import type { SpanSummary } from "#contract/span.ts";
import { getTraceColumns } from "#contract/trace-columns/get-trace-columns.ts";
import { getSpan } from "#contract/traces.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { formFor, queryFor } from "#web/data/query-for.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { KindMark } from "#web/ui/kind-mark.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { agentSteps, toolSpansAfter } from "./panel/agent-steps.ts";
import { ModelFacts } from "./panel/model-facts.tsx";
import { SpanFacts } from "./span-facts.tsx";
import { tabsOf } from "./span-tabs.tsx";
import { SpanTextsProvider } from "./span-texts.tsx";

export interface SpanPanelHandlers {
  readonly onTab: (tab: SpanTab) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onClose: () => void;
}

interface SpanPanelProps extends SpanPanelHandlers {
  readonly project: string;
  readonly traceId: string;
  readonly span: SpanSummary;
  /** Its times are real. */
  readonly isTimed: boolean;
  readonly tab: SpanTab | undefined;
}

/**
 * Everything about one span. Its texts are asked for here: a trace comes without them. Long texts are dear
 * to render, so not at every move of the picture beside it.
 */
export const SpanPanel = memo(function SpanPanel(props: SpanPanelProps) {
  const { span, isTimed, onNext, onPrevious, onClose } = props;
  return (
    <>
      <header className="flex h-10 shrink-0 items-center gap-1 border-b pr-1 pl-4">
        <KindMark kind={span.kind} className="mr-1.5" />
        <h2 className="min-w-0 flex-1 truncate text-lead" title={span.name}>
          {span.name || "(no name)"}
        </h2>
        <IconButton label="Previous span (k)" icon={<ChevronUp size={16} />} onClick={onPrevious} />
        <IconButton label="Next span (j)" icon={<ChevronDown size={16} />} onClick={onNext} />
        <IconButton label="Close (Esc)" icon={<X size={16} />} onClick={onClose} />
      </header>
      <ScrollRegion
        key={span.spanId}
        className="min-h-0 flex-1 overflow-auto px-4 pt-2 pb-6"
        aria-label={`Details of ${span.name}`}
      >
        <SpanFacts span={span} isTimed={isTimed} />
        <SpanBody {...props} />
      </ScrollRegion>
    </>
  );
});

function SpanBody({ project, traceId, span, isTimed, tab, onTab }: SpanPanelProps) {
  const place = { p: project, traceId, spanId: span.spanId };
  // Another span's texts must not stand under this one's name.
  const query = useQuery({ ...queryFor(getSpan, place), placeholderData: undefined });
  const neighbours = useNeighbours(project, traceId, span);
  const detail = query.data;
  if (!detail && query.error)
    return (
      <div className="pt-4">
        <ProblemNote
          problem={problemOf(query.error)}
          what="The details of this span could not be loaded"
          onRetry={() => void query.refetch()}
        />
      </div>
    );
  if (!detail) return <SkeletonRows rows={8} label="Loading the details of the span" />;
  const { content } = detail;
  const tabs = tabsOf({ project, traceId, span, isTimed, detail, ...neighbours });
  const wanted = tabs.find(({ value }) => value === tab) ?? tabs[0]!;
  return (
    <SpanTextsProvider place={place} cut={content.cut}>
      {span.kind === "LLM" && <ModelFacts span={span} content={content} isTimed={isTimed} />}
      <Tabs
        label="Details of the span"
        tabs={tabs}
        value={wanted.value}
        onChange={(value) => {
          const chosen = spanTabs.find((name) => name === value);
          if (chosen) onTab(chosen);
        }}
      />
    </SpanTextsProvider>
  );
}

const mostSteps = 500;
const mostToolSpans = 20;

/** What the trace has around the span. Its page has loaded it already: this asks nothing of the server. */
function useNeighbours(project: string, traceId: string, { spanId, kind }: SpanSummary) {
  const { data: columns } = useQuery({
    ...formFor(getTraceColumns, { p: project, traceId }),
    enabled: kind === "AGENT" || kind === "LLM",
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(
    () => ({
      steps:
        columns && kind === "AGENT"
          ? agentSteps(columns, spanId, mostSteps)
          : { steps: [], more: 0 },
      toolSpans: columns && kind === "LLM" ? toolSpansAfter(columns, spanId, mostToolSpans) : [],
    }),
    [columns, spanId, kind],
  );
}

import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { noSpanOpen, traceLink } from "#contract/links/trace-link.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { AddToDataset } from "#web/data/add-to-dataset.tsx";
import { RedactedText } from "#web/ui/redacted-text.tsx";
import { HistoryButton } from "#web/data/history-button.tsx";
import { DeleteLink } from "#web/state/delete-link.tsx";
import { useLinkState } from "#web/state/link-state.ts";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { AnswerLines } from "./answer-lines.tsx";
import { PassingTraces } from "./passing-traces.tsx";
import { SameFailure } from "./same-failure.tsx";
import { answersOf } from "./trace-answers.ts";
import { TraceFigures } from "./trace-figures.tsx";
import { statusOf } from "#web/ui/trace-status.ts";

interface TraceHeadProps {
  readonly project: string;
  readonly columns: TraceColumns;
}

/** Name, answer and figures. Knows nothing of the picture below, whose every move would redraw it. */
export function TraceHead({ project, columns }: TraceHeadProps) {
  const { trace } = columns;
  const [link, setLink] = useLinkState(traceLink);
  const answers = useMemo(() => answersOf(columns), [columns]);
  return (
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
        <span data-page-title className="truncate" title={trace.name}>
          <RedactedText text={trace.name || "(no name)"} />
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-2 text-body font-normal max-md:hidden">
          {trace.errorCount > 0 && <SameFailure project={project} traceId={trace.traceId} />}
          <PassingTraces project={project} traceId={trace.traceId} />
          <AddToDataset
            project={project}
            traceIds={[trace.traceId]}
            spanId={openSpan(link.span, trace.errorSpanId)}
          />
          <HistoryButton project={project} kind="trace" of={[trace.traceId]} />
          <DeleteLink project={project} kind="trace" id={trace.traceId} />
        </span>
      </h1>
      <AnswerLines answers={answers} onSpan={(spanId) => setLink({ span: spanId })} />
      <div className="pt-1.5">
        <TraceFigures project={project} columns={columns} />
      </div>
    </header>
  );
}

/** The span in the address; where it names none, the one that made the trace fail is open. */
function openSpan(asked: string | undefined, cause: string | null): string | undefined {
  return asked === noSpanOpen ? undefined : (asked ?? cause ?? undefined);
}

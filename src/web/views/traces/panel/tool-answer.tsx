import { useQuery } from "@tanstack/react-query";
import type { SpanSummary } from "#contract/span.ts";
import { getSpan } from "#contract/traces.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatDuration } from "#web/ui/format.ts";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { LongText } from "../long-text.tsx";
import { SpanTextsProvider } from "../span-texts.tsx";
import { SpanLink } from "./span-link.tsx";

interface ToolAnswerProps {
  readonly project: string;
  readonly traceId: string;
  readonly span: SpanSummary;
}

/** What a call of this answer gave, from the span that ran it. */
export function ToolAnswer({ project, traceId, span }: ToolAnswerProps) {
  const place = { p: project, traceId, spanId: span.spanId };
  const { data } = useQuery({ ...queryFor(getSpan, place), placeholderData: undefined });
  const output = data?.content.output ?? null;
  return (
    <SpanTextsProvider place={place} cut={data?.content.cut ?? []}>
      <p className="flex flex-wrap items-center gap-x-2 text-muted">
        <SpanLink spanId={span.spanId}>{span.name || "(no name)"}</SpanLink>
        {span.durationMs !== null && <span>{formatDuration(span.durationMs)}</span>}
        {span.status === "error" && <StatusMark status="error" />}
      </p>
      {span.errorMessage && (
        <p className="text-error [overflow-wrap:anywhere]">{span.errorMessage.slice(0, 2000)}</p>
      )}
      {output !== null && <LongText text={output} at="/output" />}
    </SpanTextsProvider>
  );
}

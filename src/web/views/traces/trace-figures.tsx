import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import { printText } from "#contract/filter/print.ts";
import { tracesLink } from "#contract/links/traces-link.ts";
import { spanFlag, type TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import type { TraceSummary } from "#contract/traces.ts";
import { millisecondsOf } from "#web/ui/format-time.ts";
import { formatDuration, formatMoney, formatQuantity, formatTokens } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { tellingFirst } from "./model-order.ts";

interface TraceFiguresProps {
  readonly project: string;
  readonly columns: TraceColumns;
}

/** Duration, calls, tokens, cost, and whose conversation it was. Looks through all spans, so not at every move. */
export const TraceFigures = memo(function TraceFigures(props: TraceFiguresProps) {
  const { project, columns } = props;
  const { trace } = columns;
  const { tokens, sessionId, userId, environment, service } = trace;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
      <Duration trace={trace} />
      <span>{formatQuantity(trace.spanCount, "span")}</span>
      {trace.llmCalls > 0 && <span>{formatQuantity(trace.llmCalls, "model call")}</span>}
      {tokens.total === null ? (
        trace.llmCalls > 0 && (
          <span>
            <NotReported why="No call reported its tokens" /> tokens
          </span>
        )
      ) : (
        <span title={tokenWords(trace)}>
          <Strong>{formatTokens(tokens.total)}</Strong> tokens
        </span>
      )}
      <Cost columns={columns} />
      {trace.models.length > 0 && (
        <span className="truncate">{tellingFirst(trace.models).join(", ")}</span>
      )}
      {trace.promptVersions.map((version) => (
        <FilterLink key={version} project={project} field="prompt" value={version} />
      ))}
      {sessionId && <FilterLink project={project} field="session" value={sessionId} />}
      {userId && <FilterLink project={project} field="user" value={userId} />}
      {service && <FilterLink project={project} field="service" value={service} />}
      {environment && <FilterLink project={project} field="environment" value={environment} />}
      <RelativeTime at={millisecondsOf(trace.startNs)} />
    </div>
  );
});

function Strong({ children }: { children: ReactNode }) {
  return <span className="text-ink">{children}</span>;
}

function Duration({ trace }: { trace: TraceSummary }) {
  if (trace.running) return <span>running</span>;
  if (trace.timing === "synthetic") return <span>no durations</span>;
  if (trace.durationMs === null) return <NotReported why="No duration was reported" />;
  return <Strong>{formatDuration(trace.durationMs)}</Strong>;
}

function Cost({ columns: { trace, flags } }: Omit<TraceFiguresProps, "project">) {
  if (trace.costUsd === null)
    return trace.llmCalls > 0 ? (
      <span>
        cost <NotReported why="No call reported its cost, and no price of its model is known" />
      </span>
    ) : null;
  const computed = flags.some((flag) => flag & spanFlag.costComputed);
  const partly = trace.unpricedCalls > 0;
  const source = computed ? "computed from the table of prices" : "as reported by the sender";
  return (
    <span title={`Cost ${source}${partly ? "; calls without a known price are left out" : ""}`}>
      <Strong>{formatMoney(trace.costUsd)}</Strong>
      {partly ? " at least" : computed ? " computed" : ""}
    </span>
  );
}

function tokenWords({ tokens }: TraceSummary): string {
  const parts = [
    [tokens.prompt, "in"],
    [tokens.completion, "out"],
    [tokens.cacheRead, "read from a cache"],
    [tokens.cacheWrite, "written to a cache"],
    [tokens.reasoning, "for reasoning"],
  ] as const;
  return parts
    .flatMap(([count, word]) => (count === null ? [] : [`${formatTokens(count)} ${word}`]))
    .join(", ");
}

interface FilterLinkProps {
  readonly project: string;
  readonly field: string;
  readonly value: string;
}

/** Leads to all traces that share the value. */
function FilterLink({ project, field, value }: FilterLinkProps) {
  return (
    <span className="inline-flex max-w-64 min-w-0 gap-1">
      {field}
      <Link
        to="/p/$project/traces"
        params={{ project }}
        search={tracesLink.write({ where: `${field}:${printText(value)}` })}
        className="link truncate"
        title={`All traces of this ${field}`}
      >
        {value}
      </Link>
    </span>
  );
}

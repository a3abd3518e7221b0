import type { SpanSummary } from "#contract/span.ts";
import { formatAbsoluteTime, millisecondsOf } from "#web/ui/format-time.ts";
import { formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";
import { StatusMark } from "#web/ui/status-mark.tsx";

/** The figures of a span in one or two lines. Synthetic times are no figures. */
export function SpanFacts({ span, isTimed }: { span: SpanSummary; isTimed: boolean }) {
  const { tokens, model, provider, costUsd, costSource } = span;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-1 text-muted">
      <StatusMark status={span.running ? "running" : span.status} />
      {isTimed && (
        <span>{span.durationMs === null ? "no duration" : formatDuration(span.durationMs)}</span>
      )}
      {model && <span className="max-w-full truncate text-ink">{model}</span>}
      {provider && <span className="max-w-full truncate">{provider}</span>}
      {tokens.total !== null && <span>{formatTokens(tokens.total)} tokens</span>}
      {span.kind === "LLM" && tokens.total === null && <span>no tokens reported</span>}
      {costUsd !== null && (
        <span>
          {formatMoney(costUsd)}
          {costSource === "computed" && " computed"}
        </span>
      )}
      {span.kind === "LLM" && costUsd === null && <span>cost unknown</span>}
      {isTimed && <Fact name="started">{formatAbsoluteTime(millisecondsOf(span.startNs))}</Fact>}
      {span.service && <Fact name="service">{span.service}</Fact>}
      {span.scope && <Fact name="scope">{span.scope}</Fact>}
      {span.orphan && <span className="text-warning">its parent was never received</span>}
      {span.cyclic && <span className="text-warning">its parents form a ring</span>}
    </div>
  );
}

/** In one line, however long what its sender wrote is. */
function Fact({ name, children }: { name: string; children: string }) {
  return (
    <span className="max-w-full truncate" title={children}>
      {name} {children}
    </span>
  );
}

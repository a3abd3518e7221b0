import type { AgentSteps } from "./agent-steps.ts";
import { formatDuration, formatQuantity, formatTokens } from "#web/ui/format.ts";
import { KindMark } from "#web/ui/kind-mark.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SpanLink } from "./span-link.tsx";

interface StepsViewProps {
  readonly steps: AgentSteps;
  readonly isTimed: boolean;
}

/** What an agent did, step by step, each a way to its span. */
export function StepsView({ steps: { steps, more }, isTimed }: StepsViewProps) {
  return (
    <>
      <SimpleTable
        label="Steps"
        head={
          <>
            <HeadCell numeric>step</HeadCell>
            <HeadCell className="w-full">what</HeadCell>
            {isTimed && <HeadCell numeric>time</HeadCell>}
            <HeadCell numeric>tokens</HeadCell>
          </>
        }
      >
        {steps.map(({ span, below }, at) => (
          <tr key={span.spanId} className="align-top">
            <Cell numeric className="py-1 text-muted">
              {at + 1}
            </Cell>
            <Cell className="py-1">
              <span className="flex items-start gap-1.5">
                <KindMark kind={span.kind} className="mt-[3px]" />
                <span className="min-w-0">
                  <SpanLink spanId={span.spanId}>{span.name || "(no name)"}</SpanLink>
                  {below > 0 && (
                    <span className="ml-2 text-small text-muted">
                      {formatQuantity(below, "span")} below
                    </span>
                  )}
                  {span.status === "error" && (
                    <span className="block text-error [overflow-wrap:anywhere]">
                      {`✗ ${(span.errorMessage ?? span.errorType ?? "failed").slice(0, 300) || "failed"}`}
                    </span>
                  )}
                </span>
              </span>
            </Cell>
            {isTimed && (
              <Cell numeric className="py-1">
                {span.durationMs === null ? (
                  <NotReported why="It has not ended" />
                ) : (
                  formatDuration(span.durationMs)
                )}
              </Cell>
            )}
            <Cell numeric className="py-1">
              {span.tokens.total === null ? (
                <NotReported
                  why={
                    span.kind === "LLM"
                      ? "Tokens were not reported"
                      : "This step calls no model itself"
                  }
                />
              ) : (
                formatTokens(span.tokens.total)
              )}
            </Cell>
          </tr>
        ))}
      </SimpleTable>
      {more > 0 && (
        <p className="pt-1 text-muted">{`${formatQuantity(more, "step")} more below.`}</p>
      )}
    </>
  );
}

import type { SpanContent, SpanSummary } from "#contract/span.ts";
import { Badge } from "#web/ui/badge.tsx";
import { formatDuration, formatNumber, formatTokens } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { finishWords } from "./finish-words.ts";
import { type TokenShare, tokenShares, writingSpeed } from "./token-shares.ts";

interface ModelFactsProps {
  readonly span: SpanSummary;
  readonly content: SpanContent;
  readonly isTimed: boolean;
}

/** How a model call went: what its tokens are made of, how fast it wrote, and why it stopped. */
export function ModelFacts({ span, content, isTimed }: ModelFactsProps) {
  const { tokens, durationMs, timeToFirstTokenMs } = span;
  const shares = tokenShares(tokens);
  const speed = isTimed
    ? writingSpeed(tokens.completion, durationMs, timeToFirstTokenMs)
    : undefined;
  const isStreamed = timeToFirstTokenMs !== null || content.settings["stream"] === "true";
  const finish = content.finishReason === null ? undefined : finishWords(content.finishReason);
  // A call that failed has no end of its own, and nothing came first.
  const hasFailed = span.status === "error" && finish === undefined;
  if (hasFailed && shares.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 pb-2">
      {shares.length > 0 && <TokenBar shares={shares} />}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        {isStreamed && <Badge>streamed</Badge>}
        {isTimed && !hasFailed && (
          <span>
            first token{" "}
            {timeToFirstTokenMs === null ? (
              <NotReported why="When the first token came was not reported" />
            ) : (
              <span className="text-ink">{formatDuration(timeToFirstTokenMs)}</span>
            )}
          </span>
        )}
        {speed && (
          <span
            title={
              speed.afterFirst
                ? "Completion tokens over the time from the first token to the end"
                : "Completion tokens over the whole call: when the first token came is not known"
            }
          >
            <span className="text-ink">{formatNumber(round(speed.tokensPerSecond))}</span> tokens/s
            {!speed.afterFirst && " over the whole call"}
          </span>
        )}
        {finish && (
          <span className={finish.isCutOff ? "text-warning" : undefined}>
            {`ended by ${finish.reason}${finish.meaning ? `: ${finish.meaning}` : ""}`}
          </span>
        )}
        {!finish && !hasFailed && (
          <span>
            ended by <NotReported why="Why the model stopped was not reported" />
          </span>
        )}
      </p>
    </div>
  );
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
}

const colors: Readonly<Record<TokenShare["key"], string>> = {
  fresh: "var(--kind-llm)",
  cacheRead: "color-mix(in srgb, var(--kind-llm) 35%, var(--surface))",
  cacheWrite: "color-mix(in srgb, var(--kind-llm) 65%, var(--surface))",
  reasoning: "color-mix(in srgb, var(--kind-agent) 45%, var(--surface))",
  answer: "var(--kind-agent)",
};

/** A small bar with its numbers: parts of the prompt in one hue, of the completion in another. */
function TokenBar({ shares }: { shares: readonly TokenShare[] }) {
  return (
    <div>
      <div aria-hidden className="flex h-1.5 max-w-96 gap-px overflow-hidden rounded-small">
        {shares.map(({ key, tokens }) => (
          <span
            key={key}
            className="min-w-0.5"
            style={{ flexGrow: tokens, background: colors[key] }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 pt-1 text-small text-muted">
        {shares.map(({ key, label, tokens }) => (
          <li key={key} className="flex items-center gap-1">
            <span
              aria-hidden
              className="size-2 rounded-small"
              style={{ background: colors[key] }}
            />
            {label} <span className="text-ink">{formatTokens(tokens)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

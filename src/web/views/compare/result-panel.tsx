import { Link } from "@tanstack/react-router";
import type { ResultDetail } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { Figure } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { ScoreLine } from "./score-line.tsx";

type Result = ResultDetail["results"][number];

interface ResultPanelProps {
  readonly project: string;
  readonly run: Run;
  readonly index: number;
  readonly metrics: readonly Metric[];
  readonly results: readonly Result[];
  /** The baseline's output, when differences are shown. */
  readonly against: string | undefined;
}

/** What one run made of the example: every repetition. */
export function ResultPanel({ project, run, index, metrics, results, against }: ResultPanelProps) {
  return (
    <section aria-label={`Output of ${run.name}`}>
      <h4 className="flex items-center gap-1.5 pb-1 font-strong">
        <RunMark index={index} />
        <span className="truncate">{run.name}</span>
      </h4>
      {results.length === 0 && (
        <p className="text-muted">The run has no result for this example.</p>
      )}
      {results.map((result) => (
        <div key={result.repetition} className="flex flex-col gap-2 border-t py-2">
          {results.length > 1 && (
            <p className="text-small text-muted">{`Repetition ${result.repetition + 1}`}</p>
          )}
          <ul>
            {result.scores.map((score, at) => (
              <ScoreLine
                key={`${score.metric} ${at}`}
                score={score}
                metric={metrics.find(({ name }) => name === score.metric)}
              />
            ))}
          </ul>
          <ResultFigures project={project} result={result} />
          {result.error !== null && (
            <p className="font-mono text-small whitespace-pre-wrap text-error [overflow-wrap:anywhere]">
              {result.error.slice(0, 20_000)}
            </p>
          )}
          {result.output !== null && <LongText text={result.output} against={against} />}
        </div>
      ))}
    </section>
  );
}

function ResultFigures({ project, result }: { project: string; result: Result }) {
  const { promptTokens, completionTokens } = result;
  const tokens =
    promptTokens === null && completionTokens === null
      ? null
      : (promptTokens ?? 0) + (completionTokens ?? 0);
  return (
    <p className="flex flex-wrap gap-x-3 text-small text-muted">
      <span>
        {"latency "}
        <Figure
          value={result.latencyMs}
          format={formatDuration}
          missing="Latency was not reported"
        />
      </span>
      <span>
        {"tokens "}
        <Figure value={tokens} format={formatTokens} missing="Tokens were not reported" />
      </span>
      <span>
        {"cost "}
        <Figure value={result.costUsd} format={formatMoney} missing="Cost was not reported" />
      </span>
      {result.traceId !== null && (
        <Link
          to="/p/$project/traces/$traceId"
          params={{ project, traceId: result.traceId }}
          search={{}}
          className="link"
        >
          trace
        </Link>
      )}
    </p>
  );
}

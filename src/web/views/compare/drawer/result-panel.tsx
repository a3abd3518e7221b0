import { Link } from "@tanstack/react-router";
import { traceDiffLink } from "#contract/links/trace-diff-link.ts";
import type { ResultDetail } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { HistoryButton } from "#web/data/history-button.tsx";
import { formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { OutputView } from "./output-view.tsx";
import { ScoreLine } from "./score-line.tsx";

type Result = ResultDetail["results"][number];

interface ResultPanelProps {
  readonly project: string;
  readonly run: Run;
  readonly place: number;
  readonly example: string;
  readonly metrics: readonly Metric[];
  readonly results: readonly Result[];
  /** The text that a repetition is held against; undefined where nothing is compared. */
  readonly against: (repetition: number) => string | undefined;
  /** The baseline's trace of a repetition; null where there is none, or this is the baseline. */
  readonly baselineTrace: (repetition: number) => string | null;
}

/** What one run made of the example: every repetition. */
export function ResultPanel(props: ResultPanelProps) {
  const { project, run, place, example, metrics, results, against, baselineTrace } = props;
  return (
    <section aria-label={`Output of ${run.name}`}>
      <h4 className="flex items-center gap-1.5 pb-1 font-strong">
        <RunMark index={place} />
        <bdi className="truncate">{run.name}</bdi>
        <span className="ml-auto font-normal">
          <HistoryButton project={project} kind="result" of={[run.id, example]} tone="quiet" />
        </span>
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
          <ResultFigures
            project={project}
            result={result}
            baselineTrace={baselineTrace(result.repetition)}
          />
          {result.error !== null && (
            <p className="font-mono text-small whitespace-pre-wrap text-error [overflow-wrap:anywhere]">
              {result.error.slice(0, 20_000)}
            </p>
          )}
          {result.unfinished && (
            <p className="text-warning">⚠ The output stops before an answer.</p>
          )}
          {result.output !== null && (
            <OutputView text={result.output} against={against(result.repetition)} />
          )}
        </div>
      ))}
    </section>
  );
}

interface ResultFiguresProps {
  readonly project: string;
  readonly result: Result;
  readonly baselineTrace: string | null;
}

function ResultFigures({ project, result, baselineTrace }: ResultFiguresProps) {
  const { promptTokens, completionTokens } = result;
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
        {"cost "}
        <Figure value={result.costUsd} format={formatMoney} missing="Cost was not reported" />
      </span>
      <span>
        {"tokens "}
        <Figure value={promptTokens} format={formatTokens} missing="Tokens in were not reported" />
        {" in, "}
        <Figure
          value={completionTokens}
          format={formatTokens}
          missing="Tokens out were not reported"
        />
        {" out"}
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
      {result.traceId !== null && baselineTrace !== null && (
        <Link
          to="/p/$project/traces/diff"
          params={{ project }}
          search={traceDiffLink.write({
            ...traceDiffLink.read({}),
            a: baselineTrace,
            b: result.traceId,
          })}
          className="link"
        >
          where it parts from the baseline&apos;s trace
        </Link>
      )}
    </p>
  );
}

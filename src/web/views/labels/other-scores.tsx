import type { Metric } from "#contract/registries.ts";
import type { StoredScore } from "#web/data/own-score.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { scoreText } from "#web/ui/score-text.ts";
import { judgeName } from "./label-choice.ts";

const mostExplained = 4000;

interface OtherScoresProps {
  readonly metric: Metric;
  readonly scores: readonly StoredScore[];
  /** Seen once one's own score is given: nobody should be led by them. */
  readonly shown: boolean;
}

/** Who else scored this result, what and when. */
export function OtherScores({ metric, scores, shown }: OtherScoresProps) {
  if (scores.length === 0) return <p className="text-muted">Nobody else has scored this result.</p>;
  if (!shown)
    return (
      <p className="text-muted">
        {`${formatQuantity(scores.length, "other score")} ${scores.length === 1 ? "is" : "are"} hidden until you have given yours.`}
      </p>
    );
  return (
    <ul aria-label="Scores of others" className="flex flex-col gap-2">
      {scores.map((score) => (
        <li
          key={JSON.stringify([
            score.source,
            score.evaluator,
            score.evaluatorVersion,
            score.annotator,
          ])}
        >
          <p className="flex flex-wrap items-baseline gap-x-2">
            <strong>{scoreText(metric, score.label ?? score.value ?? 0)}</strong>
            <bdi className="min-w-0 truncate">{raterName(score)}</bdi>
            {score.at !== null && (
              <span className="text-small text-muted">
                <RelativeTime at={score.at} />
              </span>
            )}
          </p>
          {score.explanation && (
            <p dir="auto" className="text-muted [overflow-wrap:anywhere]">
              {score.explanation.slice(0, mostExplained)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function raterName({ source, evaluator, evaluatorVersion, annotator }: StoredScore): string {
  if (source === "human") return annotator ?? "somebody";
  return judgeName({
    source: source === "llm" ? "llm" : "code",
    name: evaluator,
    version: evaluatorVersion,
  });
}

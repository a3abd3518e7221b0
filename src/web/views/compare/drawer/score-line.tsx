import type { ResultDetail } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { markOf } from "../matrix/cell-marks.ts";
import { MarkText } from "../matrix/score-marks.tsx";

type Score = ResultDetail["results"][number]["scores"][number];

/** A score with who gave it, in which version, when, and why. */
export function ScoreLine({ score, metric }: { score: Score; metric: Metric | undefined }) {
  const { source, evaluator, evaluatorVersion, annotator, explanation, at } = score;
  const who = evaluator && (evaluatorVersion ? `${evaluator}@${evaluatorVersion}` : evaluator);
  return (
    <li className="py-0.5">
      <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
        <span>{score.metric}</span>
        <strong>
          <MarkText mark={markOf(metric, score.label ?? score.value)} />
        </strong>
        <span className="text-small text-muted">
          {[source, who, annotator].filter(Boolean).join(", ")}
          {at !== null && (
            <>
              {", "}
              <RelativeTime at={at} />
            </>
          )}
        </span>
      </span>
      {explanation && (
        <div className="pl-3 text-muted">
          <LongText text={explanation} />
        </div>
      )}
    </li>
  );
}

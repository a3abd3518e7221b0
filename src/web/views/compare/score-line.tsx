import type { ResultDetail } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import { markOf } from "./matrix-marks.ts";
import { ScoreMark } from "./score-mark.tsx";

type Score = ResultDetail["results"][number]["scores"][number];

const mostExplained = 4000;

/** A score with who gave it and why. */
export function ScoreLine({ score, metric }: { score: Score; metric: Metric | undefined }) {
  const by = [score.source, score.evaluator, score.annotator].filter(Boolean).join(", ");
  return (
    <li className="py-0.5">
      <span className="inline-flex flex-wrap items-center gap-1.5">
        <span>{score.metric}</span>
        <strong>{score.label ?? <ScoreMark mark={markOf(metric, score.value)} />}</strong>
        <span className="text-small text-muted">{by}</span>
      </span>
      {score.explanation && (
        <p dir="auto" className="text-muted [overflow-wrap:anywhere]">
          {score.explanation.slice(0, mostExplained)}
        </p>
      )}
    </li>
  );
}

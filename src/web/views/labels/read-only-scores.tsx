import type { Metric } from "#contract/registries.ts";
import type { OwnScoreState } from "#web/data/use-own-score.ts";
import { OtherScores } from "./other-scores.tsx";

interface ReadOnlyScoresProps {
  readonly metric: Metric;
  readonly scored: OwnScoreState;
}

/** What others gave, and why the reader gives nothing. */
export function ReadOnlyScores({ metric, scored }: ReadOnlyScoresProps) {
  return (
    <section aria-label="Scores" className="flex flex-col gap-3">
      <h2 className="text-lead">
        <bdi>{metric.name}</bdi>
      </h2>
      <p className="text-muted">{`${scored.refusal}.`}</p>
      <OtherScores metric={metric} scores={scored.others} shown />
    </section>
  );
}

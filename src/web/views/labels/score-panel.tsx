import type { RefObject } from "react";
import type { Metric } from "#contract/registries.ts";
import type { OwnScoreState } from "#web/data/use-own-score.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Button } from "#web/ui/button.tsx";
import { CommentBox } from "#web/ui/comment-box.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import type { GivenValue, ScoreChoice } from "#web/ui/score-choices.ts";
import { Key, ScoreInput } from "#web/ui/score-input.tsx";
import { scoreText } from "#web/ui/score-text.ts";
import { OtherScores } from "./other-scores.tsx";

interface ScorePanelProps {
  readonly metric: Metric;
  readonly choices: readonly ScoreChoice[];
  readonly scored: OwnScoreState;
  readonly commentBox: RefObject<HTMLTextAreaElement | null>;
  readonly onScore: (value: GivenValue | null) => void;
  readonly onUndo: () => void;
}

/** One's own score of the result, and afterwards those of others. */
export function ScorePanel(props: ScorePanelProps) {
  const { metric, choices, scored, commentBox, onScore, onUndo } = props;
  const { own, others, scoring, comment, setComment } = scored;
  const { goesOn, setGoesOn } = usePreferences();
  const isScored = own.value !== null;
  return (
    <section aria-label="Your score" className="flex flex-col gap-3">
      <div>
        <h2 className="text-lead">
          <bdi>{metric.name}</bdi>
        </h2>
        {metric.description && <p className="text-muted">{metric.description.slice(0, 1000)}</p>}
      </div>
      <output aria-live="polite" className="font-strong">
        {own.value === null ? "Not scored by you" : `You gave: ${scoreText(metric, own.value)}`}
      </output>
      <ScoreInput
        metric={metric}
        choices={choices}
        value={own.value}
        onScore={onScore}
        onClear={() => onScore(null)}
      />
      {scoring.failure && (
        <ProblemNote
          what="A score was not stored, and is not shown"
          problem={scoring.failure.problem}
          onRetry={scoring.retry}
        />
      )}
      <CommentBox
        label="Why (e)"
        hint={isScored ? "Stored when you leave the box" : "Stored with your score"}
        value={comment}
        onSave={setComment}
        boxRef={commentBox}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={!scoring.canUndo} onClick={onUndo}>
          Undo <Key name="u" />
        </Button>
        <label className="inline-flex items-center gap-1.5 text-muted">
          <input
            type="checkbox"
            checked={goesOn}
            onChange={(event) => setGoesOn(event.target.checked)}
          />
          Go on after a score
        </label>
      </div>
      <div className="border-t pt-3">
        <OtherScores metric={metric} scores={others} shown={isScored} />
      </div>
    </section>
  );
}

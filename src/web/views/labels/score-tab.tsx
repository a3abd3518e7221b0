import { useRef, useState } from "react";
import type { LabelMetric, LabelProgress } from "#contract/labels.ts";
import type { LabelsState } from "#contract/links/labels-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { NameForm } from "#web/ui/name-form.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { type GivenValue, scoreChoices } from "#web/ui/score-choices.ts";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { EmptyQueue } from "./empty-queue.tsx";
import type { QueueChoice } from "./label-choice.ts";
import { QueueBar } from "./queue-bar.tsx";
import { ResultPane } from "./result-pane.tsx";
import { ReadOnlyScores } from "./read-only-scores.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { useQueue } from "./use-queue.ts";
import { useQueueKeys } from "./use-queue-keys.ts";
import { useRunNames } from "./use-run-names.ts";
import { useScoredResult } from "./use-scored-result.ts";

interface ScoreTabProps {
  readonly choice: QueueChoice;
  readonly scale: LabelMetric;
  readonly progress: LabelProgress | undefined;
  readonly state: LabelsState;
  readonly setState: SetLinkState<LabelsState>;
}

/** One result after the other, scored by keys. */
export function ScoreTab({ choice, scale, progress, state, setState }: ScoreTabProps) {
  const { p: project } = choice;
  const { metric } = scale;
  const { annotator, setAnnotator, goesOn } = usePreferences();
  const [renames, setRenames] = useState(false);
  const runNames = useRunNames(project, choice.runs);
  const queue = useQueue(choice, state.at, setState);
  const { current, upcoming } = queue;
  const scored = useScoredResult({ project, metric, annotator, current, upcoming });
  const choices = scoreChoices(metric, scale.labels, scale.seen);
  const commentBox = useRef<HTMLTextAreaElement>(null);
  const give = (value: GivenValue | null) => {
    if (!scored.give(value)) return;
    if (goesOn && value !== null) queue.next();
    // The address names what was scored: opened again, the queue does not jump to the next unscored one.
    else queue.goTo(current);
  };
  const undo = () => queue.goTo(scored.scoring.undo()?.target);
  const previous = () => void queue.previous();
  const explain = () => commentBox.current?.focus();
  useQueueKeys({ choices, give, next: queue.next, previous, undo, explain });

  if (queue.query.error)
    return (
      <ProblemNote
        what="The queue could not be loaded"
        problem={problemOf(queue.query.error)}
        onRetry={() => void queue.query.refetch()}
      />
    );
  if (!queue.query.data) return <SkeletonRows rows={12} label="Loading the queue" />;
  if (!current) return <EmptyQueue choice={choice} progress={progress} setState={setState} />;
  return (
    <div className="flex flex-col gap-3">
      <QueueBar
        progress={progress}
        annotator={annotator}
        isFirst={queue.isFirst}
        isLast={queue.isLast}
        onNext={queue.next}
        onPrevious={previous}
        onRename={() => setRenames(true)}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 md:grid-cols-[minmax(0,1fr)_300px] wide:grid-cols-[minmax(0,1fr)_390px]">
        <ResultPane
          key={scored.place}
          project={project}
          item={current}
          detail={scored.detail}
          runName={state.named ? (runNames.get(current.run) ?? current.run) : undefined}
        />
        <div className="md:sticky md:top-0 md:self-start">
          {scored.refusal ? (
            <ReadOnlyScores metric={metric} scored={scored} />
          ) : annotator === "" || renames ? (
            <NameForm
              name={annotator}
              onName={(name) => {
                setAnnotator(name);
                setRenames(false);
              }}
            />
          ) : (
            <ScorePanel
              metric={metric}
              choices={choices}
              scored={scored}
              commentBox={commentBox}
              onScore={give}
              onUndo={undo}
            />
          )}
        </div>
      </div>
    </div>
  );
}

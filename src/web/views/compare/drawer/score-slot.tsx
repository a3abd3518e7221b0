import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { labelsLink } from "#contract/links/labels-link.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { useLabelMetrics } from "#web/data/use-label-metrics.ts";
import { useOwnScore } from "#web/data/use-own-score.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Button } from "#web/ui/button.tsx";
import { NameForm } from "#web/ui/name-form.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { useIsOnlyRead } from "#web/ui/refusals.ts";
import { runAppearance } from "#web/ui/run-appearance.ts";
import { scoreChoices } from "#web/ui/score-choices.ts";
import { Key, ScoreInput } from "#web/ui/score-input.tsx";
import type { RunAnswer } from "./example-results.tsx";
import { scoreTargets } from "./score-targets.ts";
import { useScoreKeys } from "./use-score-keys.ts";

interface ScoreSlotProps {
  readonly project: string;
  readonly runs: readonly Run[];
  readonly example: string;
  readonly metric: Metric;
  /** The runs that are shown. */
  readonly answers: readonly RunAnswer[];
}

/** One's own score of one of the outputs, by the keys 1 to 9; nothing where the view can only be read. */
export function ScoreSlot(props: ScoreSlotProps) {
  return useIsOnlyRead() ? null : <OwnScore {...props} />;
}

function OwnScore({ project, runs, example, metric, answers }: ScoreSlotProps) {
  const { annotator, setAnnotator } = usePreferences();
  const targets = scoreTargets(answers, runs, example);
  const [wanted, setWanted] = useState("");
  const [asks, setAsks] = useState(false);
  const target = targets.find(({ id }) => id === wanted) ?? targets[0];
  const { data } = useLabelMetrics(
    project,
    runs.map(({ id }) => id),
  );
  const scale = data?.items.find((each) => each.metric.name === metric.name);
  const choices = scoreChoices(metric, scale?.labels ?? [], scale?.seen ?? null);
  const scored = useOwnScore({
    project,
    metric,
    annotator,
    target: target?.key,
    scores: target?.scores,
  });
  const { own, scoring } = scored;
  const undo = () => void scoring.undo();
  useScoreKeys({
    choices: annotator ? choices : [],
    give: (value) => void scored.give(value),
    undo,
  });
  if (!target) return null;
  if (scored.refusal) return <p className="border-t py-2 text-muted">{`${scored.refusal}.`}</p>;
  return (
    <section aria-label="Your score" className="flex flex-col gap-2 border-t py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>{`Your score for ${metric.name}`}</h3>
        {targets.length > 1 && (
          <NativeSelect
            label="Of"
            labelShown
            value={target.id}
            options={targets.map(({ id, place, name }) => ({
              value: id,
              label: `${runAppearance(place).letter} ${name}`,
            }))}
            onChange={setWanted}
          />
        )}
        {annotator === "" && !asks && <Button onClick={() => setAsks(true)}>Give a score</Button>}
        <Link
          to="/p/$project/labels"
          params={{ project }}
          search={labelsLink.write({ runs: runs.map(({ id }) => id), metric: metric.name })}
          className="link"
        >
          Score without seeing whose it is
        </Link>
      </div>
      {annotator === "" ? (
        asks && <NameForm name="" onName={setAnnotator} />
      ) : (
        <div className="flex flex-wrap items-end gap-3">
          <ScoreInput
            metric={metric}
            choices={choices}
            value={own.value}
            onScore={(value) => void scored.give(value)}
            onClear={() => void scored.give(null)}
          />
          <Button disabled={!scoring.canUndo} onClick={undo}>
            Undo <Key name="u" />
          </Button>
        </div>
      )}
      {scoring.failure && (
        <ProblemNote
          what="A score was not stored, and is not shown"
          problem={scoring.failure.problem}
          onRetry={scoring.retry}
        />
      )}
    </section>
  );
}

import { clsx } from "clsx";
import type { LabelsState } from "#contract/links/labels-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { AgreementTab } from "./agreement-tab.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";
import { ScoreTab } from "./score-tab.tsx";
import type { Labels } from "./use-labels.ts";

interface LabelsContentProps {
  readonly labels: Labels;
  readonly state: LabelsState;
  readonly setState: SetLinkState<LabelsState>;
}

/** The tab that is open, or why it cannot be shown. */
export function LabelsContent({ labels, state, setState }: LabelsContentProps) {
  const { metrics, scale, choice, isReady, progress, agreement, error } = labels;
  const isScoring = state.tab !== "agreement";
  if (metrics.error)
    return (
      <ProblemNote
        what="The metrics could not be loaded"
        problem={problemOf(metrics.error)}
        onRetry={() => void metrics.refetch()}
      />
    );
  if (!metrics.data) return <SkeletonRows rows={8} label="Loading metrics" />;
  if (!isReady || !scale)
    return (
      <NothingChosen
        project={choice.p}
        metric={scale?.metric.name}
        wanted={state.metric}
        verb={isScoring ? "Score" : "Compare scores of"}
        onRuns={(runs) =>
          setState({ runs, metric: scale?.metric.name ?? state.metric, seed: choice.seed })
        }
      />
    );
  if (error)
    return (
      <ProblemNote
        what={isScoring ? "The queue could not be loaded" : "Agreement could not be measured"}
        problem={problemOf(error)}
        onRetry={() => void (isScoring ? progress : agreement).refetch()}
      />
    );
  if (isScoring)
    return (
      <ScoreTab
        choice={choice}
        scale={scale}
        progress={progress.data}
        state={state}
        setState={setState}
      />
    );
  if (!agreement.data) return <SkeletonRows rows={10} label="Measuring agreement" />;
  return (
    <div className={clsx(agreement.isPlaceholderData && "opacity-60")}>
      <AgreementTab choice={choice} agreement={agreement.data} state={state} />
    </div>
  );
}

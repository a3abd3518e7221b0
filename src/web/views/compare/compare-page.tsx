import { clsx } from "clsx";
import { useArrivals } from "#web/data/live.ts";
import { Button } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton, SkeletonRows } from "#web/ui/skeleton.tsx";
import { type CompareView, hasExamples } from "./compare-view.ts";
import { Headlines } from "./headline/headlines-section.tsx";
import { Matrix } from "./matrix/matrix.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";
import { RunTotals } from "./run-totals.tsx";
import { FinderPanel } from "./slices/finder-panel.tsx";
import { SlicesPanel } from "./slices/slices-panel.tsx";
import { whereOfSlices } from "./slices/slice-where.ts";
import { RunsStrip } from "./strip/runs-strip.tsx";
import { ChangesPanel } from "./trade/changes-panel.tsx";
import { PassPowerPanel } from "./trade/pass-power-panel.tsx";
import { TradePanel } from "./trade/trade-panel.tsx";
import { useCompareView } from "./use-compare-view.ts";

/** Two to twenty runs: is the new one better, where is it worse, can that be believed. */
export function ComparePage() {
  const compared = useCompareView();
  const { project, state, setState, runs, comparison, view, problem } = compared;
  // Records that come in while somebody reads change nothing under their eyes.
  const arrivals = useArrivals(project, "records", true);
  if (runs.length < 2) return <NothingChosen project={project} chosen={runs} setState={setState} />;
  return (
    <div>
      <h1 className="pb-2 text-title">Compare</h1>
      <RunsStrip
        project={project}
        runs={runs}
        comparison={comparison}
        state={state}
        setState={setState}
      />
      {problem && (
        <div className="pb-3">
          <ProblemNote
            what="The runs could not be compared"
            problem={problem}
            onRetry={compared.retry}
          />
        </div>
      )}
      {view && (
        <Compared view={view} slicesComing={compared.slicesComing} stale={compared.isStale} />
      )}
      {!view && comparison && (
        <>
          <p className="pb-3 text-lead">
            {hasExamples(comparison)
              ? "No example of these runs was scored, so there is nothing to compare by quality."
              : "Only totals of these runs are known, no examples: values stand side by side, and nothing tells chance from change."}
          </p>
          <RunTotals comparison={comparison} />
        </>
      )}
      {!comparison && !problem && (
        <>
          <Skeleton className="mb-6 h-5 w-[40rem] max-w-full" />
          <SkeletonRows rows={16} label="Loading the comparison" />
        </>
      )}
      {arrivals.count > 0 && (
        <Button
          tone="primary"
          className="fixed right-5 bottom-4 z-20 shadow-float"
          onClick={arrivals.show}
        >
          {`${formatCount(arrivals.count)} new, show`}
        </Button>
      )}
    </div>
  );
}

interface ComparedProps {
  readonly view: CompareView;
  readonly slicesComing: boolean;
  readonly stale: boolean;
}

/** The answer, the pictures under it, and the examples under those. */
function Compared({ view, slicesComing, stale }: ComparedProps) {
  const { comparison, index, choices, metric, run, sliceKey, state } = view;
  const whereOf = whereOfSlices(sliceKey);
  return (
    <>
      <div className={clsx(stale && "opacity-60")}>
        <div className="pb-4 text-lead">
          <Headlines
            comparison={comparison}
            index={index}
            choices={choices}
            metric={metric}
            run={run.id}
            sliceKey={sliceKey}
            whereOf={whereOf}
          />
        </div>
        <div className="grid grid-cols-1 gap-x-8 wide:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
          <div className="min-w-0">
            <SlicesPanel view={view} whereOf={whereOf} coming={slicesComing} />
            {state.finder && <FinderPanel view={view} />}
          </div>
          <div className="min-w-0">
            <ChangesPanel view={view} />
            <TradePanel view={view} />
            <PassPowerPanel view={view} />
          </div>
        </div>
      </div>
      <Matrix view={view} />
    </>
  );
}

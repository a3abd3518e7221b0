import { useQuery } from "@tanstack/react-query";
import { getDatasetHealth } from "#contract/dataset-health.ts";
import { type HealthState, noneChosen } from "#contract/links/dataset-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useMetrics } from "#web/data/use-metrics.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { ExamplePanel } from "../example-panel.tsx";
import { DuplicatesSection } from "./duplicates-section.tsx";
import { HealthProgress } from "./health-progress.tsx";
import { healthSentence } from "./health-sentence.ts";
import { HealthToolbar } from "./health-toolbar.tsx";
import { NearSection } from "./near-section.tsx";
import { OutcomesSection } from "./outcomes-section.tsx";
import { OverlapSection } from "./overlap-section.tsx";
import { PairPanel } from "./pair-panel.tsx";
import { PowerSection } from "./power-section.tsx";

interface HealthViewProps {
  readonly project: string;
  readonly name: string;
  readonly state: HealthState;
  readonly setState: SetLinkState<HealthState>;
}

const askAgainMs = 2000;

/** How far a dataset can be trusted: answer, then each finding with the examples it is about. */
export function HealthView({ project, name, state, setState }: HealthViewProps) {
  const { slices, metric, run, row, beside } = state;
  const { data, error, refetch } = useQuery({
    ...queryFor(getDatasetHealth, {
      p: project,
      name,
      slices: slices === noneChosen ? "" : slices,
      metric,
      run,
    }),
    refetchInterval: ({ state: { data: last } }) =>
      last?.status === "running" ? askAgainMs : false,
  });
  const metrics = useMetrics(project);
  const close = () => setState({ row: undefined, beside: undefined });
  useShortcuts("Health", [
    { keys: "Escape", does: "Close the example", run: () => row !== undefined && close() },
  ]);
  if (error)
    return (
      <ProblemNote
        what="The health could not be looked at"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <SkeletonRows rows={16} label="Loading the health" />;
  const { texts, results } = data;
  const look = metrics.get(results?.metric ?? "");
  return (
    <>
      <p className="min-h-[22px] max-w-4xl pb-3 text-lead">{healthSentence(data, look)}</p>
      <HealthToolbar health={data} setState={setState} />
      {data.status === "running" && <HealthProgress project={project} job={data.job} />}
      {texts && (
        <>
          <OverlapSection project={project} overlap={texts.overlap} />
          <DuplicatesSection duplicates={texts.duplicates} />
          <NearSection near={texts.near} sliceKey={data.slices} />
        </>
      )}
      {results ? (
        <>
          <OutcomesSection results={results} look={look} />
          <PowerSection results={results} look={look} sliceKey={data.slices} />
        </>
      ) : (
        <p className="pb-6 text-muted">
          No run over it has scores yet: what is always or never right, and how small a change it
          can show, is not known.
        </p>
      )}
      {texts && texts.checkedCount < texts.exampleCount && (
        <p className="text-muted">{`Texts: the first ${texts.checkedCount.toLocaleString("en-US")} examples were looked at.`}</p>
      )}
      {row !== undefined && beside !== undefined && (
        <PairPanel project={project} dataset={name} ids={[row, beside]} onClose={close} />
      )}
      {row !== undefined && beside === undefined && (
        <ExamplePanel project={project} dataset={name} id={row} onClose={close} />
      )}
    </>
  );
}

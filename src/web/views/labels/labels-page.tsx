import { labelsLink, type LabelsState, labelTabs } from "#contract/links/labels-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { PageHead } from "#web/ui/page.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { agreementSentence, chosenJudge } from "./agreement-words.ts";
import { LabelToolbar } from "./label-toolbar.tsx";
import { LabelsContent } from "./labels-content.tsx";
import { queueSentence } from "./queue-words.ts";
import { type Labels, useLabels } from "./use-labels.ts";

/** People score results, and see how far judges agree with them. */
export function LabelsPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(labelsLink);
  const { annotator } = usePreferences();
  const labels = useLabels(project, state, annotator);
  const problem = labels.error ? problemOf(labels.error) : undefined;
  const content = (
    <>
      <LabelToolbar
        project={project}
        metrics={labels.metrics.data?.items ?? []}
        scale={labels.scale}
        state={state}
        setState={setState}
        filterProblem={problem?.code === "bad_filter" ? problem : undefined}
      />
      <LabelsContent labels={labels} state={state} setState={setState} />
    </>
  );
  return (
    <>
      <PageHead title="Labels" sentence={<Sentence labels={labels} state={state} />} />
      <Tabs
        label="Labels"
        value={state.tab ?? "score"}
        onChange={(next) => setState({ tab: labelTabs.find((one) => one === next) })}
        tabs={[
          { value: "score", label: "Score", content },
          { value: "agreement", label: "Agreement", content },
        ]}
      />
    </>
  );
}

function Sentence({ labels, state }: { labels: Labels; state: LabelsState }) {
  const { annotator } = usePreferences();
  const { isReady, metrics, progress, agreement, error, scale } = labels;
  if (!isReady && metrics.data) return "Choose what to score, or whose scores to compare.";
  if (error || metrics.error) return "";
  if (state.tab === "agreement" && agreement.data)
    return agreementSentence(agreement.data, chosenJudge(agreement.data, state.judge));
  if (state.tab !== "agreement" && progress.data && scale)
    return queueSentence(progress.data, annotator, scale.metric.name);
  return <Skeleton className="mt-1 h-4 w-[28rem] max-w-full" />;
}

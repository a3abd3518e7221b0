import { Eye, EyeOff, Plus, Shuffle } from "lucide-react";
import { useState } from "react";
import { type LabelMetric, queueKinds } from "#contract/labels.ts";
import type { LabelsState } from "#contract/links/labels-link.ts";
import type { Problem } from "#contract/problem.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";
import { defaultKind, defaultSample, judgeName } from "./label-choice.ts";
import { NewMetricDialog } from "./new-metric-dialog.tsx";
import { kindWords } from "./queue-words.ts";
import { useRefusal } from "#web/ui/refusals.ts";
import { RunChoice } from "./run-choice.tsx";

interface LabelToolbarProps {
  readonly project: string;
  readonly metrics: readonly LabelMetric[];
  readonly scale: LabelMetric | undefined;
  readonly state: LabelsState;
  readonly setState: SetLinkState<LabelsState>;
  readonly filterProblem: Problem | undefined;
}

/** What is scored, or measured: metric, runs, examples. */
export function LabelToolbar(props: LabelToolbarProps) {
  const { project, metrics, scale, state, setState, filterProblem } = props;
  const mayWrite = useRefusal("write") === undefined;
  const [makes, setMakes] = useState(false);
  const isScoring = state.tab !== "agreement";
  // Another queue begins at its own start.
  const set = (change: Partial<LabelsState>) => setState({ ...change, at: undefined });
  return (
    <div className="flex flex-wrap items-center gap-2 pt-3 pb-3">
      {metrics.length > 0 && (
        <NativeSelect
          label="Metric"
          labelShown
          value={scale?.metric.name ?? ""}
          options={[
            ...(scale ? [] : [{ value: "", label: "choose" }]),
            ...metrics.map(({ metric: { name } }) => ({ value: name, label: name })),
          ]}
          onChange={(metric) => set({ metric, judge: undefined })}
        />
      )}
      {mayWrite && (
        <IconButton
          label="New metric"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => setMakes(true)}
        />
      )}
      <RunChoice
        project={project}
        chosen={state.runs ?? []}
        onChoose={(runs) => set({ runs, metric: scale?.metric.name, seed: state.seed ?? 1 })}
      />
      {isScoring && scale && <QueueControls scale={scale} state={state} set={set} />}
      <SearchInput
        label="Filter examples"
        placeholder={'Filter: topic:returns "some text"'}
        className="w-64 max-sm:w-full"
        value={state.where ?? ""}
        problem={filterProblem?.detail}
        onSearch={(where) => set({ where: where || undefined })}
      />
      {isScoring && (
        <Button
          aria-pressed={state.named ?? false}
          onClick={() => setState({ named: state.named ? undefined : true }, { replace: true })}
        >
          {state.named ? <Eye size={14} aria-hidden /> : <EyeOff size={14} aria-hidden />}
          {state.named ? "Runs shown" : "Runs hidden"}
        </Button>
      )}
      {makes && (
        <NewMetricDialog
          project={project}
          taken={new Set(metrics.map(({ metric: { name } }) => name))}
          onClose={() => setMakes(false)}
          onMade={(metric) => set({ metric, judge: undefined })}
        />
      )}
    </div>
  );
}

interface QueueControlsProps {
  readonly scale: LabelMetric;
  readonly state: LabelsState;
  readonly set: (change: Partial<LabelsState>) => void;
}

const sampleSizes = [20, 50, 100, 200, 500];

function QueueControls({ scale: { judges }, state, set }: QueueControlsProps) {
  const which = state.which ?? defaultKind;
  const asksJudge = which === "disagree" || which === "uncertain";
  const n = state.n ?? defaultSample;
  const sizes = sampleSizes.includes(n)
    ? sampleSizes
    : [...sampleSizes, n].toSorted((a, b) => a - b);
  return (
    <>
      <NativeSelect
        label="Which results"
        value={which}
        options={queueKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        onChange={(value) => set({ which: queueKinds.find((kind) => kind === value) })}
      />
      {which === "random" && (
        <NativeSelect
          label="How many"
          value={String(n)}
          options={sizes.map((size) => ({ value: String(size), label: `${size} results` }))}
          onChange={(size) => set({ n: Number(size) })}
        />
      )}
      {asksJudge && judges.length > 0 && (
        <NativeSelect
          label="Judge"
          labelShown
          value={judges.some(({ id }) => id === state.judge) ? state.judge! : judges[0]!.id}
          options={judges.map((judge) => ({ value: judge.id, label: judgeName(judge) }))}
          onChange={(judge) => set({ judge })}
        />
      )}
      <IconButton
        label="Shuffle anew"
        icon={<Shuffle size={16} aria-hidden />}
        onClick={() => set({ seed: Math.floor(Math.random() * 1_000_000) })}
      />
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { type FigureName, figureNames } from "#contract/compare.ts";
import { listDatasets } from "#contract/datasets.ts";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { listSlices } from "#contract/registries.ts";
import { listRuns } from "#contract/runs.ts";
import { isTraceView } from "#contract/trace-views.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useMetrics } from "#web/data/use-metrics.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";

/** What a run measures beside its metrics. */
const figureLabels: Record<FigureName, string> = {
  latencyMs: "latency, ms",
  costUsd: "cost, US dollars",
  totalTokens: "tokens",
};
interface ChoiceProps {
  readonly project: string;
  readonly chosen: EmbeddingSet;
  readonly state: MapState;
  readonly onChange: (change: Partial<MapState>) => void;
}

/** What else must be chosen for these colours: runs, a metadata key or a slice. */
export function ColourChoice(props: ChoiceProps) {
  const { by } = props.state;
  if (by === "wins" || by === "score") return <RunChoice {...props} />;
  if (by === "metadata") return <KeyChoice {...props} />;
  if (by === "slice") return <SliceChoice {...props} />;
  return null;
}

function RunChoice({ project, chosen, state, onChange }: ChoiceProps) {
  const { data } = useQuery(queryFor(listRuns, { p: project, limit: 200 }));
  const metrics = useMetrics(project);
  const { runs = [], metric, by } = state;
  const items = (data?.items ?? []).filter(
    ({ dataset }) =>
      dataset === null || chosen.datasets.length === 0 || chosen.datasets.includes(dataset),
  );
  const options = [
    { value: "", label: "choose a run" },
    ...items.map(({ id, name }) => ({ value: id, label: name ?? id })),
    ...runs
      .filter((id) => !items.some((each) => each.id === id))
      .map((id) => ({ value: id, label: id })),
  ];
  const choose = (at: number, id: string) => {
    const next = [runs[0] ?? "", runs[1] ?? ""];
    next[at] = id;
    onChange({ runs: next.filter(Boolean), hide: undefined });
  };
  return (
    <>
      {(by === "wins" ? ["A", "B"] : ["Run"]).map((label, at) => (
        <NativeSelect
          key={label}
          label={label}
          labelShown
          value={runs[at] ?? ""}
          options={options}
          onChange={(id) => choose(at, id)}
        />
      ))}
      <NativeSelect
        label="Metric"
        value={metric ?? ""}
        options={[
          { value: "", label: "first metric" },
          ...[...metrics.keys()].map((name) => ({ value: name, label: name })),
          ...figureNames.map((name) => ({ value: name, label: figureLabels[name] })),
        ]}
        onChange={(name) => onChange({ metric: name || undefined, hide: undefined })}
      />
    </>
  );
}

function KeyChoice({ project, chosen, state, onChange }: ChoiceProps) {
  const { data } = useQuery(queryFor(listDatasets, { p: project, limit: 500 }));
  const keys = new Set(
    (data?.items ?? [])
      .filter(({ name }) => chosen.datasets.length === 0 || chosen.datasets.includes(name))
      .flatMap(({ metadataKeys }) => metadataKeys),
  );
  if (state.key !== undefined) keys.add(state.key);
  return (
    <NativeSelect
      label="Metadata key"
      value={state.key ?? ""}
      options={[
        { value: "", label: keys.size === 0 ? "no metadata" : "choose a key" },
        ...[...keys].map((key) => ({ value: key, label: key })),
      ]}
      onChange={(key) => onChange({ key: key || undefined, hide: undefined })}
    />
  );
}

function SliceChoice({ project, state, onChange }: ChoiceProps) {
  const { data } = useQuery(queryFor(listSlices, { p: project, limit: 500 }));
  const names = new Set(
    (data?.items ?? []).map(({ name }) => name).filter((name) => !isTraceView(name)),
  );
  if (state.slice !== undefined) names.add(state.slice);
  return (
    <NativeSelect
      label="Slice"
      value={state.slice ?? ""}
      options={[
        { value: "", label: data && names.size === 0 ? "no saved slices" : "all saved slices" },
        ...[...names].map((name) => ({ value: name, label: name })),
      ]}
      onChange={(name) => onChange({ slice: name || undefined, hide: undefined })}
    />
  );
}

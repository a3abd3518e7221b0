import { useQuery } from "@tanstack/react-query";
import { CircleDotDashed, Hand, Lasso, RectangleHorizontal, Scan } from "lucide-react";
import { type FigureName, figureNames } from "#contract/compare.ts";
import { colourings, type EmbeddingSet } from "#contract/embeddings.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { listDatasets } from "#contract/datasets.ts";
import { listRuns } from "#contract/runs.ts";
import type { ScatterTool } from "#web/charts/scatter/use-scatter-pointer.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useMetrics } from "#web/data/use-metrics.ts";
import { EmbedButton } from "./embed-button.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";

interface MapToolbarProps {
  readonly project: string;
  readonly sets: readonly EmbeddingSet[];
  readonly chosen: EmbeddingSet;
  readonly state: MapState;
  readonly tool: ScatterTool;
  readonly onTool: (tool: ScatterTool) => void;
  readonly onChange: (change: Partial<MapState>) => void;
}

const colouringNames: Record<(typeof colourings)[number], string> = {
  source: "source",
  cluster: "cluster",
  wins: "who wins of two runs",
  score: "score of a run",
  metadata: "metadata",
  model: "model that answered",
  time: "time",
};
/** What belongs to one set and says nothing of another. */
const nothingChosen: Partial<MapState> = {
  method: undefined,
  lasso: undefined,
  find: undefined,
  hide: undefined,
  view: undefined,
  at: undefined,
  part: undefined,
  dataset: undefined,
  weigh: undefined,
  near: undefined,
  among: undefined,
  beforeFrom: undefined,
  beforeTo: undefined,
  from: undefined,
  to: undefined,
};
/** What a run measures beside its metrics. */
const figureLabels: Record<FigureName, string> = {
  latencyMs: "latency, ms",
  costUsd: "cost, US dollars",
  totalTokens: "tokens",
};
const tools = [
  { tool: "move", label: "Move (drag)", icon: <Hand size={16} aria-hidden /> },
  { tool: "lasso", label: "Lasso (or shift and drag)", icon: <Lasso size={16} aria-hidden /> },
  {
    tool: "rectangle",
    label: "Rectangle",
    icon: <RectangleHorizontal size={16} aria-hidden />,
  },
] as const;

/** Which set, coloured by what, and what the pointer does. */
export function MapToolbar(props: MapToolbarProps) {
  const { project, sets, chosen, state, tool, onTool, onChange } = props;
  const by = state.by ?? "source";
  const keyOf = ({ name, model }: EmbeddingSet): string => JSON.stringify([name, model]);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-2">
      <NativeSelect
        label="Embedding set"
        value={keyOf(chosen)}
        options={sets.map((each) => ({
          value: keyOf(each),
          label: `${each.name} · ${each.model}`,
        }))}
        onChange={(value) => {
          const next = sets.find((each) => keyOf(each) === value);
          if (next) onChange({ ...nothingChosen, set: next.name, model: next.model });
        }}
      />
      <NativeSelect
        label="Colour by"
        labelShown
        value={by}
        options={colourings.map((value) => ({ value, label: colouringNames[value] }))}
        onChange={(value) =>
          onChange({ by: colourings.find((each) => each === value), hide: undefined })
        }
      />
      {(by === "wins" || by === "score") && (
        <RunChoice project={project} chosen={chosen} state={state} onChange={onChange} />
      )}
      {by === "metadata" && (
        <KeyChoice project={project} chosen={chosen} state={state} onChange={onChange} />
      )}
      <SearchInput
        label="Select by text"
        placeholder="Select by text or id"
        className="w-60 max-sm:w-full"
        value={state.find ?? ""}
        onSearch={(text) => onChange({ find: text.trim() || undefined, at: undefined })}
      />
      <fieldset className="flex items-center">
        <legend className="sr-only">Pointer</legend>
        {tools.map(({ tool: each, label, icon }) => (
          <IconButton
            key={each}
            label={label}
            icon={icon}
            pressed={tool === each}
            onClick={() => onTool(each)}
          />
        ))}
        <IconButton
          label="Show the whole map"
          icon={<Scan size={16} aria-hidden />}
          onClick={() => onChange({ view: undefined })}
        />
      </fieldset>
      <IconButton
        label="Density contours"
        icon={<CircleDotDashed size={16} aria-hidden />}
        pressed={state.contours === true}
        onClick={() => onChange({ contours: state.contours === true ? undefined : true })}
      />
      <EmbedButton project={project} set={chosen.name} />
    </div>
  );
}

type ChoiceProps = Pick<MapToolbarProps, "project" | "chosen" | "state" | "onChange">;

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

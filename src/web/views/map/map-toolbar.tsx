import { CircleDotDashed, Hand, Lasso, RectangleHorizontal, Scan } from "lucide-react";
import { colourings, type EmbeddingSet } from "#contract/embeddings.ts";
import type { MapState } from "#contract/links/map-link.ts";
import type { ScatterTool } from "#web/charts/scatter/use-scatter-pointer.ts";
import { ColourChoice } from "./colour-choice.tsx";
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
  slice: "saved slice",
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
      <ColourChoice project={project} chosen={chosen} state={state} onChange={onChange} />
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

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getEmbedder } from "#contract/embedder.ts";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import { type PointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { subjectName } from "./map-selection.ts";
import { NeighbourList } from "./neighbour-list.tsx";
import { usePointText } from "./use-point-texts.ts";

interface NeighboursPanelProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly sets: readonly EmbeddingSet[];
  readonly chosen: EmbeddingSet;
  readonly points: PointColumns;
  readonly state: MapState;
  readonly onChange: SetLinkState<MapState>;
}

/** What is nearest to the marked point, or to a typed text, in this set or in another one of its model. */
export function NeighboursPanel(props: NeighboursPanelProps) {
  const { place, sets, chosen, points, state, onChange } = props;
  const { near, among, at, runs = [] } = state;
  const others = sets.filter(
    ({ name, model, dimensions }) =>
      name !== chosen.name && model === chosen.model && dimensions === chosen.dimensions,
  );
  const marked = at !== undefined && at < points.facts.count ? at : undefined;
  const subject =
    near === undefined && marked !== undefined ? subjectAt(points, marked) : undefined;
  const asked =
    near !== undefined ? { text: near } : subject && { subject: JSON.stringify(subject) };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2">
      <TextBox
        key={near}
        model={chosen.model}
        near={near}
        onNear={(text) => onChange({ near: text })}
      />
      {others.length > 0 && (
        <NativeSelect
          label="Look in"
          labelShown
          value={among ?? chosen.name}
          options={[chosen, ...others].map(({ name, count }) => ({
            value: name,
            label: `${name} (${count.toLocaleString("en-US")})`,
          }))}
          onChange={(name) => onChange({ among: name === chosen.name ? undefined : name })}
        />
      )}
      {near === undefined && subject && marked !== undefined && (
        <MarkedText place={place} points={points} marked={marked} name={subjectName(subject)} />
      )}
      {!asked && (
        <p className="text-muted">
          Click a point, or walk the points with j and k, to see what is nearest to it.
        </p>
      )}
      {asked && (
        <ScrollRegion aria-label="Neighbours" className="min-h-40 flex-1 overflow-y-auto">
          <NeighbourList
            input={{ ...place, ...asked, among, k: 20 }}
            runs={runs}
            question={subject}
            // A place in another set says nothing of this one.
            onPoint={among === undefined ? (point) => onChange({ at: point }) : undefined}
          />
        </ScrollRegion>
      )}
    </div>
  );
}

interface TextBoxProps {
  readonly model: string;
  readonly near: string | undefined;
  readonly onNear: (text: string | undefined) => void;
}

/** A text can be asked about where the endpoint that made the set is configured; it says where the text goes. */
function TextBox({ model, near, onNear }: TextBoxProps) {
  const { data } = useQuery(queryFor(getEmbedder, {}));
  const [draft, setDraft] = useState(near ?? "");
  if (!data) return <div className="h-12" />;
  if (data.model !== model)
    return (
      <p className="text-small text-muted">
        {data.host === null
          ? "A typed text can be asked about when the server is started with an endpoint for embeddings (see Embed)."
          : `The configured endpoint serves ${data.model}, not ${model}: typed texts cannot be asked about here.`}
      </p>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onNear(draft.trim() || undefined);
      }}
    >
      <TextField
        label="Near to a text"
        value={draft}
        onChange={(next) => setDraft(next.slice(0, 4000))}
        hint={data.local ? `Goes to ${data.host} on this machine.` : `Is sent to ${data.host}.`}
      />
      <div className="flex gap-1.5 pt-1">
        <Button type="submit" disabled={draft.trim() === "" || draft.trim() === near}>
          Find
        </Button>
        {near !== undefined && (
          <Button
            tone="quiet"
            onClick={() => {
              setDraft("");
              onNear(undefined);
            }}
          >
            Clear
          </Button>
        )}
      </div>
    </form>
  );
}

interface MarkedTextProps extends Pick<NeighboursPanelProps, "place" | "points"> {
  readonly marked: number;
  readonly name: string;
}

function MarkedText({ place, points, marked, name }: MarkedTextProps) {
  const text = usePointText(place, points, marked);
  return (
    <div className="border-b pb-2">
      <p className="text-small text-muted">Nearest to</p>
      <p className="line-clamp-4 [overflow-wrap:anywhere]">
        {text === undefined ? "…" : (text ?? name)}
      </p>
    </div>
  );
}

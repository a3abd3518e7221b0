import { useState } from "react";
import type { Drift } from "#contract/embeddings/drift.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { Button } from "#web/ui/button.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import {
  type ChosenWindows,
  faultOf,
  localMinute,
  noWindows,
  presetsFor,
  presetOf,
  windowsOfPreset,
} from "./chosen-windows.ts";
import { windowText } from "./drift-words.ts";

interface DriftWindowsProps {
  /** Undefined while it comes. */
  readonly drift: Drift | undefined;
  readonly state: MapState;
  readonly onWindows: (windows: ChosenWindows) => void;
}

/** Which two stretches of time are held against each other: usual ones up to the newest point, or any. */
export function DriftWindows({ drift, state, onWindows }: DriftWindowsProps) {
  const [isOpen, setOpen] = useState(false);
  const known = drift?.known;
  if (!known && !state.from) return null;
  const chosen = known ? presetOf(state, known) : "other";
  return (
    <div className="flex flex-col gap-1.5">
      <NativeSelect
        label="Times"
        labelShown
        value={isOpen ? "other" : chosen}
        options={presetsFor(drift?.windows ?? null, state)}
        onChange={(value) => {
          setOpen(value === "other");
          if (value !== "other" && known) onWindows(windowsOfPreset(value, known));
        }}
      />
      {(isOpen || chosen === "other") && (
        <WindowForm
          key={JSON.stringify([state.beforeFrom, state.from, drift?.windows])}
          start={startOf(state, drift)}
          onWindows={(windows) => {
            setOpen(false);
            onWindows(windows);
          }}
        />
      )}
      {drift?.windows && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-2 text-small">
          {drift.windows.map((window, at) => (
            <div key={at === 0 ? "before" : "after"} className="contents">
              <dt className="text-muted">{at === 0 ? "Before" : "After"}</dt>
              <dd>
                {windowText(window)}, {formatQuantity(window.points, "point")}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** What the form begins with: what the address says, also where the server refused it. */
function startOf(state: MapState, drift: Drift | undefined): ChosenWindows {
  if (state.from) return state;
  const [before, after] = drift?.windows ?? [];
  return before && after
    ? { beforeFrom: before.from, beforeTo: before.to, from: after.from, to: after.to }
    : noWindows;
}

const fields = [
  { key: "beforeFrom", label: "Before, from" },
  { key: "beforeTo", label: "to" },
  { key: "from", label: "After, from" },
  { key: "to", label: "to" },
] as const;

interface WindowFormProps {
  readonly start: ChosenWindows;
  readonly onWindows: (windows: ChosenWindows) => void;
}

function WindowForm({ start, onWindows }: WindowFormProps) {
  const [draft, setDraft] = useState(() =>
    Object.fromEntries(fields.map(({ key }) => [key, localMinute(start[key], key === "to")])),
  );
  const windows = Object.fromEntries(
    fields.map(({ key }) => [key, draft[key] ? new Date(draft[key]).toISOString() : undefined]),
  );
  const fault = faultOf(windows);
  return (
    <form
      className="flex flex-col gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === undefined) onWindows({ ...noWindows, ...windows });
      }}
    >
      {fields.map(({ key, label }) => (
        <label key={key} className="flex items-center justify-between gap-2 text-small text-muted">
          {label}
          <input
            type="datetime-local"
            value={draft[key]}
            onChange={({ target }) => setDraft({ ...draft, [key]: target.value })}
            className="h-7 w-52 rounded-small border border-hairline-strong bg-surface px-2 text-body text-ink"
          />
        </label>
      ))}
      {fault !== undefined && <output className="text-small text-error">{fault}</output>}
      <Button type="submit" className="self-end" disabled={fault !== undefined}>
        Compare these times
      </Button>
    </form>
  );
}

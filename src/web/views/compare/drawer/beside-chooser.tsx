import type { Run } from "#contract/runs.ts";
import { Button } from "#web/ui/button.tsx";
import { Popover } from "#web/ui/popover.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { mostBeside, toggledBeside } from "./beside.ts";

interface BesideChooserProps {
  readonly runs: readonly Run[];
  readonly places: readonly number[];
  readonly onChoose: (runs: string[]) => void;
}

/** Which runs stand beside each other, where not all of them fit. */
export function BesideChooser({ runs, places, onChoose }: BesideChooserProps) {
  const ids = runs.map(({ id }) => id);
  return (
    <Popover
      title={`Side by side, up to ${mostBeside}`}
      trigger={<Button>{`${places.length} of ${runs.length} runs`}</Button>}
    >
      <ul>
        {runs.map(({ id, name }, place) => (
          <li key={id}>
            <label className="flex h-7 items-center gap-2 rounded-small px-1 hover:bg-hover">
              <input
                type="checkbox"
                checked={places.includes(place)}
                onChange={() => onChoose(toggledBeside(ids, places, place))}
                className="accent-(--accent)"
              />
              <RunMark index={place} />
              <bdi className="truncate">{name}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

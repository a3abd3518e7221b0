import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { listRuns } from "#contract/runs.ts";
import { queryFor } from "#web/data/query-for.ts";
import { openedView } from "#web/state/opened-view.ts";
import { Button } from "#web/ui/button.tsx";
import { Popover } from "#web/ui/popover.tsx";

interface AddRunProps {
  readonly project: string;
  /** Runs over other datasets share no examples. */
  readonly dataset: string | undefined;
  readonly taken: readonly string[];
  readonly onAdd: (id: string) => void;
}

export function AddRun({ project, dataset, taken, onAdd }: AddRunProps) {
  if (openedView()) return null;
  return (
    <Popover
      title={dataset === undefined ? "Add a run" : `Add a run over ${dataset}`}
      trigger={
        <Button tone="quiet">
          <Plus size={14} aria-hidden />
          Add run
        </Button>
      }
    >
      <RunChoices project={project} dataset={dataset} taken={taken} onAdd={onAdd} />
    </Popover>
  );
}

function RunChoices({ project, dataset, taken, onAdd }: AddRunProps) {
  const [typed, setTyped] = useState("");
  const { data } = useQuery(
    queryFor(listRuns, { p: project, dataset, search: typed || undefined, limit: 50 }),
  );
  const choices = data?.items.filter(({ id }) => !taken.includes(id)) ?? [];
  return (
    <>
      <input
        aria-label="Find a run"
        placeholder="Find a run"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        className="mb-2 h-7 w-full rounded-small border border-hairline-strong bg-surface px-2 placeholder:text-muted"
      />
      <ul className="max-h-72 min-h-16 overflow-auto">
        {choices.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              onClick={() => onAdd(run.id)}
              className="flex h-7 w-full items-center justify-between gap-2 rounded-small px-2 text-left hover:bg-hover"
            >
              <span className="truncate">{run.name}</span>
              <span className="shrink-0 text-small text-muted">{run.model}</span>
            </button>
          </li>
        ))}
        {data && choices.length === 0 && <li className="px-2 text-muted">No other run</li>}
      </ul>
    </>
  );
}

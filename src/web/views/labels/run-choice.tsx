import { useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { listRuns } from "#contract/runs.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { Popover } from "#web/ui/popover.tsx";

interface RunChoiceProps {
  readonly project: string;
  readonly chosen: readonly string[];
  readonly onChoose: (runs: string[]) => void;
}

const mostRuns = 20;
const listed = 100;

/** Which runs the results are of: one or several over one dataset. */
export function RunChoice({ project, chosen, onChoose }: RunChoiceProps) {
  return (
    <Popover
      title="Runs, over one dataset"
      trigger={
        <Button>
          <Play size={14} aria-hidden />
          {chosen.length === 0 ? "Choose runs" : formatQuantity(chosen.length, "run")}
        </Button>
      }
    >
      <RunList project={project} chosen={chosen} onChoose={onChoose} />
    </Popover>
  );
}

function RunList({ project, chosen, onChoose }: RunChoiceProps) {
  const [typed, setTyped] = useState("");
  const { data } = useQuery(
    queryFor(listRuns, { p: project, search: typed || undefined, limit: listed }),
  );
  const runs = data?.items ?? [];
  const dataset = runs.find(({ id }) => chosen.includes(id))?.dataset;
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
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
        {runs.map((run) => {
          const isChosen = chosen.includes(run.id);
          const isElsewhere = dataset !== undefined && run.dataset !== dataset;
          const isFull = chosen.length >= mostRuns;
          return (
            <li key={run.id}>
              <label className="flex h-7 items-center gap-2 rounded-small px-1 hover:bg-hover has-disabled:text-muted">
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && (isElsewhere || isFull)}
                  onChange={() => toggle(run.id)}
                />
                <bdi className="min-w-0 flex-1 truncate">{run.name}</bdi>
                <span className="max-w-28 shrink-0 truncate text-small text-muted">
                  {run.dataset ?? "no dataset"}
                </span>
              </label>
            </li>
          );
        })}
        {data && runs.length === 0 && <li className="px-1 text-muted">No run of that name</li>}
      </ul>
    </>
  );
}

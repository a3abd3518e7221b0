import type { Comparison } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { AddRun } from "./add-run.tsx";
import { RunChip } from "./run-chip.tsx";
import { StripOptions } from "./strip-options.tsx";
import { stripNotes } from "./strip-notes.ts";

interface RunsStripProps {
  readonly project: string;
  /** The baseline first. */
  readonly runs: readonly string[];
  readonly comparison: Comparison | undefined;
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
}

const mostRuns = 20;

/** Which runs are compared, over what, by which rules, and how to change that. */
export function RunsStrip({ project, runs, comparison, state, setState }: RunsStripProps) {
  const details = new Map(comparison?.runs.map((run) => [run.id, run]));
  const notes = comparison ? stripNotes(comparison) : [];
  return (
    <div className="mb-3 border-y py-1.5">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        {runs.map((id, place) => (
          <RunChip
            key={id}
            project={project}
            id={id}
            place={place}
            runs={runs}
            run={details.get(id)}
            setState={setState}
          />
        ))}
        {runs.length < mostRuns && (
          <AddRun
            project={project}
            dataset={comparison?.dataset.name}
            taken={runs}
            onAdd={(id) => setState({ runs: [...runs, id] })}
          />
        )}
        {comparison && <StripOptions comparison={comparison} state={state} setState={setState} />}
        <span className="text-muted sm:ml-auto">
          {comparison &&
            `dataset ${comparison.dataset.name} · ${formatQuantity(comparison.dataset.exampleCount, "example")}`}
        </span>
      </div>
      {notes.length > 0 && (
        <ul className="text-warning">
          {notes.map((note) => (
            <li key={note}>{`⚠ ${note}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

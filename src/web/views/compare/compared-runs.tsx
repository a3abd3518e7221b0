import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import type { Comparison } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Tooltip } from "#web/ui/tooltip.tsx";
import { RunPreview } from "./run-preview.tsx";
import { AddRun } from "./add-run.tsx";
import { exampleCount } from "./comparison-table.ts";

interface ComparedRunsProps {
  readonly project: string;
  readonly runs: readonly string[];
  readonly comparison: Comparison | undefined;
  readonly setState: SetLinkState<CompareState>;
}

const mostRuns = 20;

/** Which runs are compared, over what, and how to change that. */
export function ComparedRuns({ project, runs, comparison, setState }: ComparedRunsProps) {
  const details = new Map(comparison?.runs.map((run) => [run.id, run]));
  const dataset = comparison?.runs[0]?.dataset ?? undefined;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-y py-2">
      {runs.map((id, index) => (
        <span key={id} className="inline-flex max-w-72 min-w-0 items-center gap-1.5">
          <RunMark index={index} />
          <Tooltip content={<RunPreview run={details.get(id)} />}>
            <Link
              to="/p/$project/runs"
              params={{ project }}
              search={runsLink.write({ row: id })}
              className="truncate font-strong hover:text-accent hover:underline"
            >
              {details.get(id)?.name ?? id}
            </Link>
          </Tooltip>
          {index === 0 && <span className="text-muted">baseline</span>}
          <Menu
            trigger={
              <IconButton
                label={`Change run ${details.get(id)?.name ?? id}`}
                icon={<Ellipsis size={14} aria-hidden />}
              />
            }
            entries={[
              {
                key: "baseline",
                label: "Make it the baseline",
                disabled: index === 0,
                onChoose: () => setState({ baseline: id }),
              },
              {
                key: "remove",
                label: "Remove from the comparison",
                onChoose: () => {
                  const rest = runs.filter((one) => one !== id);
                  setState({ runs: rest, baseline: rest[0] });
                },
              },
            ]}
          />
        </span>
      ))}
      {runs.length < mostRuns && (
        <AddRun
          project={project}
          dataset={dataset}
          taken={runs}
          onAdd={(id) => setState({ runs: [...runs, id] })}
        />
      )}
      {comparison && (
        <span className="text-muted">
          {dataset !== undefined && `dataset ${dataset} · `}
          {formatQuantity(exampleCount(comparison), "example")}
        </span>
      )}
    </div>
  );
}

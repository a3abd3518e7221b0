import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import type { CompareState } from "#contract/links/compare-link.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import type { Run } from "#contract/runs.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { Tooltip } from "#web/ui/tooltip.tsx";
import { movedRun } from "../run-order.ts";
import { RunPreview } from "./run-preview.tsx";

interface RunChipProps {
  readonly project: string;
  readonly id: string;
  readonly place: number;
  readonly runs: readonly string[];
  readonly run: Run | undefined;
  readonly setState: SetLinkState<CompareState>;
}

/** One run of the comparison: its letter, its name, and what can be done with it. */
export function RunChip({ project, id, place, runs, run, setState }: RunChipProps) {
  const name = run?.name ?? id;
  const rest = runs.filter((one) => one !== id);
  return (
    <span className="inline-flex max-w-72 min-w-0 items-center gap-1">
      <RunMark index={place} />
      <Tooltip content={<RunPreview run={run} />}>
        <Link
          to="/p/$project/runs"
          params={{ project }}
          search={runsLink.write({ row: id })}
          className="truncate font-strong hover:text-accent hover:underline"
        >
          <bdi>{name}</bdi>
        </Link>
      </Tooltip>
      {place === 0 && <span className="text-muted">baseline</span>}
      <Menu
        trigger={
          <IconButton label={`Change run ${name}`} icon={<Ellipsis size={14} aria-hidden />} />
        }
        entries={[
          {
            key: "baseline",
            label: "Make it the baseline",
            disabled: place === 0,
            onChoose: () => setState({ baseline: id, run: undefined }),
          },
          {
            key: "left",
            label: "Move left",
            disabled: place < 2,
            onChoose: () => setState({ runs: movedRun(runs, id, -1), baseline: runs[0] }),
          },
          {
            key: "right",
            label: "Move right",
            disabled: place === 0 || place === runs.length - 1,
            onChoose: () => setState({ runs: movedRun(runs, id, 1), baseline: runs[0] }),
          },
          {
            key: "remove",
            label: "Remove from the comparison",
            onChoose: () => setState({ runs: rest, baseline: rest[0] }),
          },
        ]}
      />
    </span>
  );
}

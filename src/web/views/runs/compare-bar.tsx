import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { compareLink } from "#contract/links/compare-link.ts";
import type { Run } from "#contract/runs.ts";
import { Button, buttonClass } from "#web/ui/button.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";

interface CompareBarProps {
  readonly project: string;
  readonly ticked: readonly string[];
  readonly runs: readonly Run[];
  readonly onClear: () => void;
}

const mostCompared = 20;

/** What can be done with the ticked runs. */
export function CompareBar({ project, ticked, runs, onClear }: CompareBarProps) {
  const [chosen, setChosen] = useState<string>();
  const baseline = chosen !== undefined && ticked.includes(chosen) ? chosen : ticked[0]!;
  const names = new Map(runs.map(({ id, name }) => [id, name]));
  const ready = ticked.length >= 2 && ticked.length <= mostCompared;
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-hairline-strong bg-surface py-2">
      <span>{`${formatQuantity(ticked.length, "run")} ticked`}</span>
      <NativeSelect
        label="Baseline"
        labelShown
        value={baseline}
        options={ticked.map((id) => ({ value: id, label: names.get(id) ?? id }))}
        onChange={setChosen}
      />
      {ready ? (
        <Link
          to="/p/$project/compare"
          params={{ project }}
          search={compareLink.write({
            runs: [baseline, ...ticked.filter((id) => id !== baseline)],
            baseline,
          })}
          className={buttonClass("primary")}
        >
          Compare
        </Link>
      ) : (
        <span className="text-muted">
          {ticked.length < 2
            ? "Tick one more to compare"
            : `At most ${mostCompared} can be compared`}
        </span>
      )}
      <Button tone="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

import { useState } from "react";
import type { MatrixRow } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";

interface MatrixKeysInput {
  readonly rows: readonly MatrixRow[];
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
  readonly current: string | undefined;
  readonly setCurrent: (example: string) => void;
  readonly loadMore: () => void;
}

const loadAheadRows = 20;

/** Which example is open, which is next, and whether differences are shown. */
export function useMatrixKeys(input: MatrixKeysInput) {
  const { rows, state, setState, current, setCurrent, loadMore } = input;
  const [diff, setDiff] = useState(true);
  const open = (example: string | undefined) => {
    if (example !== undefined) setCurrent(example);
    // Going on to the next example is not a place to come back to; opening the first one is.
    setState({ row: example }, { replace: state.row !== undefined && example !== undefined });
  };
  const step = (by: number) => {
    const at = rows.findIndex(({ example }) => example === (state.row ?? current));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (at + by > rows.length - loadAheadRows) loadMore();
    if (!next) return;
    if (state.row === undefined) setCurrent(next.example);
    else open(next.example);
  };
  const toggleDiff = () => setDiff(!diff);
  useShortcuts("Compare", [
    { keys: "j", does: "Next example", run: () => step(1) },
    { keys: "k", does: "Previous example", run: () => step(-1) },
    { keys: "Enter", does: "Open the example", run: () => open(current) },
    { keys: "d", does: "Show or hide differences", run: toggleDiff },
    {
      keys: "Escape",
      does: "Close the example",
      run: () => state.row !== undefined && open(undefined),
    },
  ]);
  return { open, step, diff, toggleDiff };
}

import type { Run } from "#contract/runs.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";

interface RunKeysInput {
  readonly runs: readonly Run[];
  readonly current: string | undefined;
  /** The run whose details are open. */
  readonly row: string | undefined;
  readonly setCurrent: (id: string) => void;
  readonly open: (id: string | undefined) => void;
  readonly tick: (id: string) => void;
}

/** The keys of the list; gives back the step to the next or the previous run. */
export function useRunKeys({ runs, current, row, setCurrent, open, tick }: RunKeysInput) {
  const step = (by: number) => {
    const at = runs.findIndex(({ id }) => id === current);
    const next = runs[Math.min(runs.length - 1, Math.max(0, at + by))];
    if (!next) return;
    if (row === undefined) setCurrent(next.id);
    else open(next.id);
  };
  useShortcuts("Runs", [
    { keys: "j", does: "Next run", run: () => step(1) },
    { keys: "k", does: "Previous run", run: () => step(-1) },
    { keys: "x", does: "Tick the run", run: () => current !== undefined && tick(current) },
    { keys: "Enter", does: "Open the run", run: () => open(current) },
    { keys: "Escape", does: "Close the details", run: () => row !== undefined && open(undefined) },
  ]);
  return step;
}

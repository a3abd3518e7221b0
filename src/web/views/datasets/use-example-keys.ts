import { useShortcuts } from "#web/state/shortcuts.ts";

interface ExampleKeysInput {
  readonly ids: readonly string[];
  readonly row: string | undefined;
  readonly open: (id: string | undefined) => void;
  readonly loadMore: () => void;
}

const loadAheadRows = 20;

/** The keys of the list; gives back the step to the next or the previous example. */
export function useExampleKeys({ ids, row, open, loadMore }: ExampleKeysInput) {
  const step = (by: number) => {
    const at = row === undefined ? -1 : ids.indexOf(row);
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (at + by > ids.length - loadAheadRows) loadMore();
    if (next !== undefined) open(next);
  };
  useShortcuts("Dataset", [
    { keys: "j", does: "Next example", run: () => step(1) },
    { keys: "k", does: "Previous example", run: () => step(-1) },
    {
      keys: "Escape",
      does: "Close the example",
      run: () => row !== undefined && open(undefined),
    },
  ]);
  return step;
}

import { useShortcuts } from "#web/state/shortcuts.ts";
import type { Example } from "./example-columns.tsx";

interface ExampleKeysInput {
  readonly examples: readonly Example[];
  readonly row: string | undefined;
  readonly open: (id: string | undefined) => void;
  readonly loadMore: () => void;
}

const loadAheadRows = 20;

/** The keys of the list; gives back the step to the next or the previous example. */
export function useExampleKeys({ examples, row, open, loadMore }: ExampleKeysInput) {
  const step = (by: number) => {
    const at = examples.findIndex(({ id }) => id === row);
    const next = examples[Math.min(examples.length - 1, Math.max(0, at + by))];
    if (at + by > examples.length - loadAheadRows) loadMore();
    if (next) open(next.id);
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

import { useShortcuts } from "#web/state/shortcuts.ts";
import { nextDifference, type ShownRow } from "./shown-rows.ts";

interface DiffKeysInput {
  readonly shown: readonly ShownRow[];
  /** Place of the open row. */
  readonly at: number;
  readonly open: (at: number) => void;
  readonly toggleAll: () => void;
}

export function useDiffKeys({ shown, at, open, toggleAll }: DiffKeysInput): void {
  const step = (by: number) => {
    const index = shown.findIndex((one) => one.at >= at);
    const next = shown[Math.min(shown.length - 1, Math.max(0, index + by))];
    if (next) open(next.at);
  };
  useShortcuts("Two traces", [
    { keys: "j", does: "Next step", run: () => step(1) },
    { keys: "k", does: "Previous step", run: () => step(-1) },
    { keys: "n", does: "Next difference", run: () => open(nextDifference(shown, at, 1)) },
    { keys: "p", does: "Previous difference", run: () => open(nextDifference(shown, at, -1)) },
    { keys: "s", does: "Show or hide what is the same", run: toggleAll },
  ]);
}

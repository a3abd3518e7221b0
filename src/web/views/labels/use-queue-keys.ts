import { useShortcuts } from "#web/state/shortcuts.ts";
import type { GivenValue, ScoreChoice } from "#web/ui/score-choices.ts";

interface QueueKeysInput {
  readonly choices: readonly ScoreChoice[];
  readonly give: (value: GivenValue | null) => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly undo: () => void;
  readonly explain: () => void;
}

/** The keys of the queue; they rest while something is typed. */
export function useQueueKeys(input: QueueKeysInput): void {
  const { choices, give, next, previous, undo, explain } = input;
  useShortcuts("Labels", [
    ...choices.map(({ key, label, value }) => ({
      keys: key,
      does: `Score: ${label}`,
      run: () => give(value),
    })),
    { keys: "0", does: "Take the score back", run: () => give(null) },
    { keys: "Backspace", does: "Take the score back", run: () => give(null) },
    { keys: "n", does: "Next result, or skip", run: next },
    { keys: "p", does: "Previous result", run: previous },
    { keys: "u", does: "Undo the last score", run: undo },
    { keys: "e", does: "Write why", run: explain },
  ]);
}

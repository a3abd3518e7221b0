import { useShortcuts } from "#web/state/shortcuts.ts";
import type { GivenValue, ScoreChoice } from "#web/ui/score-choices.ts";

interface ScoreKeysInput {
  readonly choices: readonly ScoreChoice[];
  readonly give: (value: GivenValue | null) => void;
  readonly undo: () => void;
}

/** The keys that score the chosen output of the open example. */
export function useScoreKeys({ choices, give, undo }: ScoreKeysInput): void {
  useShortcuts("Your score", [
    ...choices.map(({ key, label, value }) => ({
      keys: key,
      does: `Score: ${label}`,
      run: () => give(value),
    })),
    { keys: "0", does: "Take the score back", run: () => give(null) },
    { keys: "Backspace", does: "Take the score back", run: () => give(null) },
    { keys: "u", does: "Undo the last score", run: undo },
  ]);
}

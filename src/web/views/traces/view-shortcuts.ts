import { commandFor, type WaterfallCommand } from "#web/charts/waterfall/waterfall-view.ts";
import type { Shortcut } from "#web/state/shortcuts.ts";

const keys: readonly (readonly [key: string, does: string])[] = [
  ["j", "Next span"],
  ["k", "Previous span"],
  ["ArrowDown", "Next span"],
  ["ArrowUp", "Previous span"],
  ["[", "Fold the span"],
  ["]", "Unfold the span"],
  ["ArrowLeft", "Fold, or go to the parent"],
  ["ArrowRight", "Unfold, or go to the first child"],
  ["Home", "First span"],
  ["End", "Last span"],
  ["e", "Next failure"],
  ["E", "Previous failure"],
  ["+", "Zoom in"],
  ["-", "Zoom out"],
  ["f", "Zoom to the span"],
  ["0", "All of the time"],
  ["w", "Zoom in"],
  ["s", "Zoom out"],
  ["a", "Earlier"],
  ["d", "Later"],
];

/** The keys of the waterfall, working wherever the focus is on the page. */
export function viewShortcuts(onCommand: (command: WaterfallCommand) => void): Shortcut[] {
  return keys.flatMap(([key, does]) => {
    const command = commandFor(key);
    return command ? [{ keys: key, does, run: () => onCommand(command) }] : [];
  });
}

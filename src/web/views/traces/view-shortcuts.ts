import type { traceLink } from "#contract/links/trace-link.ts";
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

type TraceLinkState = ReturnType<typeof traceLink.read>;

/** The keys that change what the address says of the picture. */
export function linkShortcuts(
  link: TraceLinkState,
  setLink: (change: Partial<TraceLinkState>) => void,
  onLevel: (level: number) => void,
): Shortcut[] {
  const levels = Array.from({ length: 9 }, (_, at) => ({
    keys: String(at + 1),
    does: at === 0 ? "Open 1 level" : `Open ${at + 1} levels`,
    run: () => onLevel(at + 1),
  }));
  return [
    {
      keys: "c",
      does: "Show or hide the critical path",
      run: () => setLink({ path: link.path === "off" ? undefined : "off" }),
    },
    {
      keys: "t",
      does: "Show or hide the table of steps",
      run: () => setLink({ steps: link.steps ? undefined : "path" }),
    },
    ...levels,
  ];
}

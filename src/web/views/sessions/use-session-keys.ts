import { useShortcuts } from "#web/state/shortcuts.ts";

interface SessionKeysInput {
  readonly ids: readonly string[];
  readonly row: string | undefined;
  readonly onRow: (row: string | undefined) => void;
  readonly open: (id: string) => void;
}

/** j and k walk the rows, Enter opens one. */
export function useSessionKeys({ ids, row, onRow, open }: SessionKeysInput): void {
  const at = row === undefined ? -1 : ids.indexOf(row);
  const step = (by: number) => onRow(ids[Math.min(ids.length - 1, Math.max(0, at + by))]);
  useShortcuts("Sessions", [
    { keys: "j", does: "Next row", run: () => step(1) },
    { keys: "k", does: "Previous row", run: () => step(-1) },
    { keys: "Enter", does: "Open the row", run: () => row !== undefined && open(row) },
    { keys: "Escape", does: "Leave the row", run: () => onRow(undefined) },
  ]);
}

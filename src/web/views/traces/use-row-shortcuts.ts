import { useNavigate } from "@tanstack/react-router";
import { useShortcuts } from "#web/state/shortcuts.ts";

/** j and k walk the rows, Enter opens one. */
export function useRowShortcuts(
  project: string,
  ids: readonly string[],
  row: string | undefined,
  onRow: (row: string | undefined) => void,
): void {
  const navigate = useNavigate();
  const at = row === undefined ? -1 : ids.indexOf(row);
  const step = (by: number) => onRow(ids[Math.min(ids.length - 1, Math.max(0, at + by))]);
  useShortcuts("Traces", [
    { keys: "j", does: "Next trace", run: () => step(1) },
    { keys: "k", does: "Previous trace", run: () => step(-1) },
    {
      keys: "Enter",
      does: "Open the trace",
      run: () => {
        if (row !== undefined)
          void navigate({
            to: "/p/$project/traces/$traceId",
            params: { project, traceId: row },
            search: {},
          });
      },
    },
    { keys: "Escape", does: "Leave the row", run: () => onRow(undefined) },
  ]);
}

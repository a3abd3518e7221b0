import type { MapState } from "#contract/links/map-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";

interface MapKeysInput {
  readonly listed: Uint32Array;
  readonly at: number | undefined;
  readonly onChange: SetLinkState<MapState>;
  readonly onClear: () => void;
}

/** j and k walk the list and the ring on the map with it; Esc lets the selection go. */
export function useMapKeys({ listed, at, onChange, onClear }: MapKeysInput): void {
  const step = (by: number) => {
    const here = at === undefined ? -1 : listed.indexOf(at);
    const next = Math.min(listed.length - 1, Math.max(0, here + by));
    if (listed.length > 0) onChange({ at: listed[next] }, { replace: true });
  };
  useShortcuts("Map", [
    { keys: "j", does: "Next point", run: () => step(1) },
    { keys: "k", does: "Previous point", run: () => step(-1) },
    { keys: "Escape", does: "Clear the selection", run: onClear },
  ]);
}

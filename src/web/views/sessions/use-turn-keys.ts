import type { RefObject } from "react";
import { useShortcuts } from "#web/state/shortcuts.ts";

/** j and k walk from turn to turn. External system: the focus, on the link to the trace of each. */
export function useTurnKeys(list: RefObject<HTMLOListElement | null>): void {
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a[data-turn]") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useShortcuts("Session", [
    { keys: "j", does: "Next turn", run: () => step(1) },
    { keys: "k", does: "Previous turn", run: () => step(-1) },
  ]);
}

import { useSyncExternalStore } from "react";

const narrow = "(max-width: 639px)";

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether the screen is a phone's: for tables that show fewer columns there. */
export function useNarrow(): boolean {
  const isNarrow = () => window.matchMedia(narrow).matches;
  return useSyncExternalStore(subscribe, isNarrow, isNarrow);
}

import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 859px)");

function subscribe(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}

/** Whether the page is as narrow as a phone. */
export function useNarrow(): boolean {
  const isNarrow = () => narrow.matches;
  return useSyncExternalStore(subscribe, isNarrow, isNarrow);
}

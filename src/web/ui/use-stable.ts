import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * The same function for good, which does what the newest one does: for handlers of many memoised rows.
 * External system: none; the effect only keeps rendering pure.
 */
export function useStable<Args extends readonly unknown[]>(
  handler: (...args: Args) => void,
): (...args: Args) => void {
  const newest = useRef(handler);
  useLayoutEffect(() => {
    newest.current = handler;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}

import { type RefObject, useLayoutEffect, useRef } from "react";

/** Back to the first row when another question has been answered. External system: the scroll position. */
export function useScrollHome(
  scroll: RefObject<HTMLElement | null>,
  question: string | undefined,
): void {
  const before = useRef(question);
  useLayoutEffect(() => {
    if (question === undefined || question === before.current) return;
    const first = before.current === undefined;
    before.current = question;
    if (!first) scroll.current?.scrollTo({ top: 0 });
  }, [scroll, question]);
}

import { type RefObject, useEffect, useState } from "react";

const calmMs = 100;

/** Whether the rows pass faster than they can be read. External systems: the scroll position and the clock. */
export function useFling(scroll: RefObject<HTMLElement | null>): boolean {
  const [flinging, setFlinging] = useState(false);
  useEffect(() => {
    const box = scroll.current;
    if (!box) return;
    let before = box.scrollTop;
    let fast = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      const step = Math.abs(box.scrollTop - before);
      before = box.scrollTop;
      // One large step is a jump, which is shown at once; several in a row are a fling.
      fast = step > box.clientHeight / 3 ? fast + 1 : 0;
      if (fast > 2) setFlinging(true);
      clearTimeout(timer);
      timer = setTimeout(() => {
        fast = 0;
        setFlinging(false);
      }, calmMs);
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      box.removeEventListener("scroll", onScroll);
    };
  }, [scroll]);
  return flinging;
}

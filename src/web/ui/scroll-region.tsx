import { clsx } from "clsx";
import type { ComponentProps } from "react";

interface ScrollRegionProps extends ComponentProps<"section"> {
  readonly "aria-label": string;
}

/** A part of the page that scrolls by itself; it takes focus, so that the keyboard can scroll it. */
export function ScrollRegion({ className, ...rest }: ScrollRegionProps) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
  return <section tabIndex={0} className={clsx("relative", className)} {...rest} />;
}

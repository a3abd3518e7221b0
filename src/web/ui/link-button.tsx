import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { type Doing, useIsOnlyRead, useRefusal } from "./refusals.ts";

interface LinkButtonProps extends ComponentProps<"button"> {
  /** What one must be allowed to do; who is not sees why instead. */
  readonly needs?: Doing | undefined;
}

/** A button in a line of text. */
export function LinkButton({ needs, className, children, ...rest }: LinkButtonProps) {
  const why = useRefusal(needs);
  const isOnlyRead = useIsOnlyRead();
  if (needs && isOnlyRead) return null;
  if (why === undefined)
    return (
      <button type="button" className={clsx("link", className)} {...rest}>
        {children}
      </button>
    );
  return (
    <button type="button" aria-disabled title={why} className={clsx("text-muted", className)}>
      {children}
      <span className="sr-only">{`. ${why}`}</span>
    </button>
  );
}

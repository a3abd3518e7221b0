import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { type Doing, useIsOnlyRead, useRefusal } from "./refusals.ts";

interface IconButtonProps extends Omit<ComponentProps<"button">, "title" | "children"> {
  /** Read out and shown on hover. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  /** What one must be allowed to do; who is not sees why instead. */
  readonly needs?: Doing | undefined;
}

/** A square button with an icon and a spoken name. */
export function IconButton({
  label,
  icon,
  pressed,
  needs,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const why = useRefusal(needs);
  const isOnlyRead = useIsOnlyRead();
  if (needs && isOnlyRead) return null;
  const words = why === undefined ? label : `${label}. ${why}`;
  return (
    <button
      type="button"
      aria-label={words}
      title={words}
      aria-pressed={pressed}
      aria-disabled={why === undefined ? undefined : true}
      onClick={why === undefined ? onClick : undefined}
      className={clsx(
        "inline-flex size-7 shrink-0 items-center justify-center rounded-small text-muted hover:bg-hover hover:text-ink disabled:opacity-50 aria-disabled:opacity-50",
        pressed && "bg-selected text-ink",
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface IconButtonProps extends Omit<ComponentProps<"button">, "title" | "children"> {
  /** Read out and shown on hover. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
}

/** A square button with an icon and a spoken name. */
export function IconButton({ label, icon, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className={clsx(
        "inline-flex size-7 shrink-0 items-center justify-center rounded-small text-muted hover:bg-hover hover:text-ink disabled:opacity-50",
        pressed && "bg-selected text-ink",
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}

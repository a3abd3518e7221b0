import { clsx } from "clsx";
import type { ReactNode } from "react";

interface PartButtonProps {
  readonly isChosen: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Selects the points of a part on the map; pressed again it lets them go. */
export function PartButton({ isChosen, onClick, children }: PartButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onClick}
      className={clsx(
        "min-h-7 w-full rounded-small px-1.5 py-0.5 text-left [overflow-wrap:anywhere]",
        isChosen ? "bg-selected" : "hover:bg-hover",
      )}
    >
      {children}
    </button>
  );
}

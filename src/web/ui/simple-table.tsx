import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { ScrollRegion } from "./scroll-region.tsx";

interface SimpleTableProps {
  readonly label: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A table short enough to be drawn whole; scrolls sideways where the screen is narrow. */
export function SimpleTable({ label, head, children, className }: SimpleTableProps) {
  return (
    <ScrollRegion className="overflow-x-auto" aria-label={label}>
      <table aria-label={label} className={clsx("w-full border-collapse", className)}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}

interface CellProps extends ComponentProps<"td"> {
  readonly numeric?: boolean;
}

export function HeadCell({ numeric, className, ...rest }: CellProps) {
  return (
    <th
      scope="col"
      className={clsx(
        "h-7 border-b border-hairline-strong px-2 text-small whitespace-nowrap text-muted",
        numeric ? "text-right" : "text-left",
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({ numeric, className, ...rest }: CellProps) {
  return (
    <td
      className={clsx("h-7 border-b px-2", numeric && "text-right whitespace-nowrap", className)}
      {...rest}
    />
  );
}

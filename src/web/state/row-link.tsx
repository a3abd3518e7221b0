import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface RowLinkProps {
  readonly row: string;
  readonly children: ReactNode;
}

/** Opens a row of the present view beside it: a real link, for a new tab or to be copied. */
export function RowLink({ row, children }: RowLinkProps) {
  return (
    <Link
      to="."
      search={(now) => ({ ...now, row })}
      resetScroll={false}
      preload={false}
      className="block truncate hover:text-accent hover:underline"
    >
      {children}
    </Link>
  );
}

import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";

interface HeadColumn {
  readonly key: string;
  readonly header: ReactNode;
  readonly align?: "left" | "right" | "center";
  readonly sorted?: "ascending" | "descending" | undefined;
  readonly onSort?: (() => void) | undefined;
}

/** Header cells that stay in sight and sort when they can. */
export function TableHead({ columns }: { columns: readonly HeadColumn[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ key, header, align = "left", sorted, onSort }) => (
          <th
            key={key}
            scope="col"
            aria-sort={sorted ?? (onSort ? "none" : undefined)}
            className={clsx(
              "sticky top-0 z-10 h-7 truncate bg-surface px-2 text-small font-strong text-muted shadow-[inset_0_-1px_0_var(--hairline-strong)]",
              align === "right" && "text-right",
              align === "left" && "text-left",
            )}
          >
            {onSort ? (
              <button
                type="button"
                onClick={onSort}
                className="inline-flex max-w-full items-center gap-1 truncate hover:text-ink"
              >
                {header}
                {sorted === "ascending" && <ArrowUp size={12} aria-hidden />}
                {sorted === "descending" && <ArrowDown size={12} aria-hidden />}
              </button>
            ) : (
              header
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

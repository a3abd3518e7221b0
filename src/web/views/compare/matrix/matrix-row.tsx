import { clsx } from "clsx";
import { memo } from "react";
import type { MatrixRow } from "#contract/matrix.ts";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { MatrixCellView, type CellContext } from "./matrix-cell.tsx";
import type { PlacedColumn } from "./column-window.ts";
import type { MatrixColumn } from "./matrix-columns.ts";

interface MatrixRowProps {
  readonly row: MatrixRow | undefined;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly PlacedColumn[];
  readonly context: CellContext;
  readonly current: boolean;
  readonly marked: boolean;
  readonly onOpen: (index: number) => void;
  readonly onMark: (index: number) => void;
}

export const matrixRowHeight = 28;

/** One row; its element is used again for another example when it is scrolled out. */
export const MatrixRowView = memo(function MatrixRowView(props: MatrixRowProps) {
  const { row, index, top, columns, context, current, marked, onOpen, onMark } = props;
  return (
    // The focus stays on the table, whose keys walk the rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- these are placed freely, which table rows cannot be
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked}
      aria-current={current ? "true" : undefined}
      className={clsx(
        "absolute inset-x-0 grid cursor-pointer border-b [grid-template-columns:var(--tracks)]",
        current ? "bg-selected" : "bg-surface hover:bg-hover",
      )}
      style={{ height: matrixRowHeight, top: 0, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        const onControl = event.target instanceof Element && event.target.closest("a,button,input");
        if (!onControl && !document.getSelection()?.toString()) onOpen(index);
      }}
    >
      {columns.map(({ column, at }) => (
        <div
          key={column.key}
          aria-colindex={at}
          style={{ gridColumn: at }}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see the row
          role="cell"
          className={clsx("flex items-center px-2", cellClass(column))}
        >
          {column.kind === "example" && (
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={`Mark ${row?.example ?? "the example"}`}
              checked={marked}
              disabled={!row}
              onChange={() => onMark(index)}
              className="mr-2 shrink-0 accent-(--accent)"
            />
          )}
          <span className={clsx("min-w-0 truncate", column.kind === "example" && "flex-1")}>
            {row ? (
              <MatrixCellView column={column} row={row} context={context} />
            ) : (
              <Skeleton className="h-2.5 w-16" />
            )}
          </span>
        </div>
      ))}
    </div>
  );
});

/** The first column stays when the table is scrolled sideways, and so does the difference. */
export function cellClass({ kind }: MatrixColumn): string {
  if (kind === "example") return "sticky left-0 z-[1] bg-inherit";
  if (kind === "delta") return "sticky right-0 z-[1] justify-end bg-inherit";
  if (kind === "latency" || kind === "cost" || kind === "tokens") return "justify-end";
  return "";
}

import { clsx } from "clsx";
import { useLayoutEffect, useRef, type Key, type ReactNode, type UIEvent } from "react";
import { ScrollRegion } from "./scroll-region.tsx";
import { TableHead } from "./table-head.tsx";
import { VirtualRows } from "./virtual-rows.tsx";

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  /** Width in px; the columns without one share what is left. */
  readonly width?: number;
  /** Numbers stand right. */
  readonly align?: "left" | "right" | "center";
  readonly sorted?: "ascending" | "descending" | undefined;
  readonly onSort?: (() => void) | undefined;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => Key;
  readonly rowHeight?: number;
  /** The row the keyboard stands on. */
  readonly currentKey?: Key | undefined;
  /** Rows the reader has ticked. */
  readonly selected?: ReadonlySet<Key>;
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Rows in all, when more exist than are loaded. */
  readonly total?: number;
  /** The reader nears the end of what is loaded. */
  readonly onNearEnd?: (() => void) | undefined;
  readonly minWidth?: number;
  /** Limits the height of the scroll area, px. */
  readonly maxHeight?: number;
  /** Limits the height of the table's own scroll area; without it the table is as tall as its rows. */
  readonly className?: string | undefined;
}

const nearEndPx = 1200;

/** A virtualised table of fixed-height rows with a header that stays. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, rowHeight = 28, currentKey, selected, onOpen } = props;
  const { total, onNearEnd, minWidth, maxHeight, className } = props;
  const scroll = useRef<HTMLElement>(null);
  const currentIndex =
    currentKey === undefined ? -1 : rows.findIndex((row) => keyOf(row) === currentKey);
  useKeepInSight(scroll, currentIndex, rowHeight);
  const onScroll = ({ currentTarget: box }: UIEvent<HTMLElement>) => {
    if (box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx) onNearEnd?.();
  };
  return (
    <ScrollRegion
      ref={scroll}
      className={clsx("overflow-auto", className)}
      style={{ maxHeight }}
      onScroll={onScroll}
      aria-label={label}
    >
      <table
        className="w-full table-fixed border-collapse"
        style={{ minWidth }}
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
      >
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <TableHead columns={columns} />
        <VirtualRows
          count={rows.length}
          rowHeight={rowHeight}
          scroll={scroll}
          columnCount={columns.length}
          keyOf={(index) => keyOf(rows[index]!)}
          row={(index) => {
            const row = rows[index]!;
            const key = keyOf(row);
            return (
              <TableRow
                key={key}
                row={row}
                rowIndex={index + 2}
                height={rowHeight}
                columns={columns}
                current={key === currentKey}
                selected={selected?.has(key)}
                onOpen={onOpen}
              />
            );
          }}
        />
      </table>
    </ScrollRegion>
  );
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly rowIndex: number;
  readonly height: number;
  readonly columns: readonly Column<Row>[];
  readonly current: boolean;
  readonly selected: boolean | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
}

function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, rowIndex, height, columns, current, selected, onOpen } = props;
  return (
    <tr
      aria-rowindex={rowIndex}
      aria-selected={selected}
      aria-current={current ? "true" : undefined}
      style={{ height }}
      className={clsx(
        "border-b",
        current ? "bg-selected" : "hover:bg-hover",
        onOpen && "cursor-pointer",
      )}
      onClick={(event) => {
        // A link or a box inside the row does its own work; a drag selects text.
        const onControl =
          event.target instanceof Element && event.target.closest("a,button,input,label");
        if (!onControl && !document.getSelection()?.toString()) onOpen?.(row);
      }}
    >
      {columns.map(({ key, align, cell }) => (
        <td
          key={key}
          className={clsx(
            "truncate px-2",
            align === "right" && "text-right",
            align === "center" && "text-center",
          )}
        >
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Scrolls by hand, as the row may not be drawn yet. External system: the scroll position. */
function useKeepInSight(
  scroll: { readonly current: HTMLElement | null },
  index: number,
  rowHeight: number,
): void {
  const before = useRef(-1);
  useLayoutEffect(() => {
    const box = scroll.current;
    const moved = before.current >= 0 && before.current !== index;
    before.current = index;
    if (!box || index < 0) return;
    // The reader walks the rows: the table itself has to be on screen. A link that opens a row is not a walk.
    if (moved) box.scrollIntoView({ block: "nearest" });
    const top = index * rowHeight;
    const headHeight = box.querySelector("thead")?.clientHeight ?? 0;
    if (top < box.scrollTop) box.scrollTo({ top });
    else if (top + rowHeight + headHeight > box.scrollTop + box.clientHeight)
      box.scrollTo({ top: top + rowHeight + headHeight - box.clientHeight });
  }, [scroll, index, rowHeight]);
}

import { clsx } from "clsx";
import { type RefObject, useMemo } from "react";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import type { RowsInSight } from "#web/ui/use-row-window.ts";
import type { CellContext } from "./matrix-cell.tsx";
import { gridTracks, leastWidth, type MatrixColumn } from "./matrix-columns.ts";
import { MatrixHead, type MatrixSort } from "./matrix-head.tsx";
import { matrixRowHeight, MatrixRowView } from "./matrix-row.tsx";
import { useColumnWindow } from "./use-column-window.ts";
import { useFling } from "./use-fling.ts";
import type { MatrixPages } from "./use-matrix-pages.ts";

interface MatrixTableProps {
  readonly scroll: RefObject<HTMLElement | null>;
  readonly rows: RowsInSight;
  readonly pages: MatrixPages;
  readonly columns: readonly MatrixColumn[];
  readonly context: CellContext;
  readonly place: number;
  readonly sort: MatrixSort;
  readonly onSort: (sort: MatrixSort) => void;
  readonly current: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly onOpen: (index: number) => void;
  readonly onMark: (index: number) => void;
}

export const matrixHeadHeight = 28;
/** Rows of the table before anything has come. */
const rowsReserved = 16;

/** The rows in sight of any number of rows: as many elements as fit, used again while scrolling. */
export function MatrixTable(props: MatrixTableProps) {
  const { scroll, rows, pages, columns, context, place, sort, onSort } = props;
  const { current, marked, onOpen, onMark } = props;
  const { total } = pages;
  const inSight = useColumnWindow(scroll, columns);
  const flinging = useFling(scroll);
  // Too fast to be read: ids tell where one is, the rest comes when it calms down.
  const drawn = useMemo(() => (flinging ? inSight.slice(0, 1) : inSight), [flinging, inSight]);
  const tracks = useMemo(() => gridTracks(columns), [columns]);
  const height = total === undefined ? rowsReserved * matrixRowHeight : rows.contentHeight;
  return (
    <ScrollRegion
      ref={scroll}
      aria-label="Examples"
      className={clsx(
        "max-h-[calc(100dvh-120px)] overflow-auto border-b",
        pages.isStale && "opacity-60",
      )}
      style={{ height: height + matrixHeadHeight + 16 }}
    >
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- its rows are placed freely
        role="table"
        aria-label="Examples"
        aria-rowcount={total === undefined ? -1 : total + 1}
        aria-colcount={columns.length}
        aria-busy={total === undefined}
        style={{ "--tracks": tracks, minWidth: leastWidth(columns) }}
      >
        <MatrixHead columns={inSight} context={context} place={place} sort={sort} onSort={onSort} />
        <div
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- its rows are placed freely
          role="rowgroup"
          className="relative overflow-clip"
          style={{ height }}
        >
          {rowNumbers(rows.first, total === undefined ? rowsReserved : rows.last).map((index) => {
            const row = pages.rowAt(index);
            return (
              <MatrixRowView
                key={rows.slotOf(index)}
                row={row}
                index={index}
                top={rows.origin + index * matrixRowHeight}
                columns={drawn}
                context={context}
                current={row !== undefined && row.example === current}
                marked={row !== undefined && marked.has(row.example)}
                onOpen={onOpen}
                onMark={onMark}
              />
            );
          })}
        </div>
      </div>
    </ScrollRegion>
  );
}

function rowNumbers(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
}

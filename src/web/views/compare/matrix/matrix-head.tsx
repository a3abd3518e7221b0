import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { matrixSorts } from "#contract/matrix.ts";
import { RunMark } from "#web/ui/run-mark.tsx";
import type { CellContext } from "./matrix-cell.tsx";
import type { PlacedColumn } from "./column-window.ts";
import type { MatrixColumn } from "./matrix-columns.ts";
import { cellClass } from "./matrix-row.tsx";

export type MatrixSort = (typeof matrixSorts)[number];

interface MatrixHeadProps {
  readonly columns: readonly PlacedColumn[];
  readonly context: CellContext;
  /** Place of the run that the difference is of. */
  readonly place: number;
  readonly sort: MatrixSort;
  readonly onSort: (sort: MatrixSort) => void;
}

/** Headers that stay above the rows; the example and the difference sort. */
export function MatrixHead({ columns, context, place, sort, onSort }: MatrixHeadProps) {
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- see the rows
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 grid h-7 bg-surface text-small font-strong text-muted [grid-template-columns:var(--tracks)]"
    >
      {columns.map(({ column, at }) => (
        <div
          key={column.key}
          aria-colindex={at}
          style={{ gridColumn: at }}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- see the rows
          role="columnheader"
          aria-sort={sortOf(column, sort)}
          className={clsx(
            "flex items-center gap-1 truncate border-b border-hairline-strong px-2",
            cellClass(column),
          )}
        >
          <HeadContent
            column={column}
            context={context}
            place={place}
            sort={sort}
            onSort={onSort}
          />
        </div>
      ))}
    </div>
  );
}

function HeadContent(
  props: Omit<MatrixHeadProps, "columns"> & { column: MatrixColumn },
): ReactNode {
  const { column, context, place, sort, onSort } = props;
  const { kind, name } = column;
  if (kind === "example")
    return (
      <SortButton sorted={sortOf(column, sort)} onClick={() => onSort("example")}>
        Example
      </SortButton>
    );
  if (kind === "delta")
    return (
      <SortButton
        sorted={sortOf(column, sort)}
        title={`Value of ${context.runs[place]?.name ?? "the run"} minus that of the baseline`}
        onClick={() => onSort(sort === "worst" ? "best" : "worst")}
      >
        <RunMark index={place} className="size-4!" />Δ
      </SortButton>
    );
  if (column.place === undefined) return kind === "metadata" ? name : kind;
  const run = context.runs[column.place];
  return (
    <>
      <RunMark index={column.place} className="size-4!" />
      <span
        className="truncate max-sm:sr-only"
        title={`${headWords(column)} of ${run?.name ?? ""}`}
      >
        {kind === "output" ? <bdi>{run?.name}</bdi> : headWords(column)}
      </span>
    </>
  );
}

function headWords({ kind, name }: MatrixColumn): string {
  return kind === "score" ? name : kind;
}

function sortOf({ kind }: MatrixColumn, sort: MatrixSort): "ascending" | "descending" | undefined {
  if (kind === "example") return sort === "example" ? "ascending" : undefined;
  if (kind !== "delta") return undefined;
  if (sort === "worst") return "ascending";
  return sort === "best" ? "descending" : undefined;
}

interface SortButtonProps {
  readonly sorted: "ascending" | "descending" | undefined;
  readonly title?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function SortButton({ sorted, title, onClick, children }: SortButtonProps) {
  return (
    <button
      type="button"
      title={title}
      onClick={onClick}
      className="inline-flex items-center gap-1 hover:text-ink"
    >
      {children}
      {sorted === "ascending" && <ArrowUp size={12} aria-hidden />}
      {sorted === "descending" && <ArrowDown size={12} aria-hidden />}
    </button>
  );
}

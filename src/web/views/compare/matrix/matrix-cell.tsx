import { clsx } from "clsx";
import { memo, type ReactNode } from "react";
import type { FigureName } from "#contract/compare.ts";
import type { MatrixCell, MatrixRow } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { RowLink } from "#web/state/row-link.tsx";
import { DeltaMark } from "#web/ui/delta-mark.tsx";
import { Figure, NotReported } from "#web/ui/not-reported.tsx";
import { withRedacted } from "#web/ui/redacted-text.tsx";
import { TailText } from "#web/ui/tail-text.tsx";
import { figures, isFigure, type MetricChoice } from "../metric-choice.ts";
import { cellsOf, gainOf, marksOf, meanOf, oneLine } from "./cell-marks.ts";
import type { MatrixColumn } from "./matrix-columns.ts";
import { ScoreMarks } from "./score-marks.tsx";

/** What the cells are drawn with, the same for every row. */
export interface CellContext {
  readonly runs: readonly Run[];
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly metric: MetricChoice | undefined;
}

interface CellProps {
  readonly column: MatrixColumn;
  readonly row: MatrixRow;
  readonly context: CellContext;
}

/** One cell of the matrix. */
export const MatrixCellView = memo(function MatrixCellView({ column, row, context }: CellProps) {
  const run = column.place === undefined ? undefined : context.runs[column.place];
  if (run) return <RunCell column={column} cells={cellsOf(row, run.id)} context={context} />;
  if (column.kind === "example")
    return (
      <RowLink row={row.example}>
        <TailText text={row.example} />
      </RowLink>
    );
  if (column.kind === "input")
    return <Words text={row.input} missing="The example itself was not sent" />;
  if (column.kind === "reference")
    return <Words text={row.reference} missing="The example has no reference" />;
  if (column.kind === "metadata")
    return (
      <Words
        text={row.metadata[column.name] ?? null}
        missing={`The example has no ${column.name}`}
      />
    );
  return <DeltaCell delta={row.delta} metric={context.metric} />;
});

function Words({ text, missing }: { text: string | null; missing: string }) {
  if (text === null) return <NotReported why={missing} />;
  return <bdi className="text-muted">{withRedacted(oneLine(text))}</bdi>;
}

function RunCell(props: {
  readonly column: MatrixColumn;
  readonly cells: readonly MatrixCell[];
  readonly context: CellContext;
}): ReactNode {
  const { column, cells, context } = props;
  if (cells.length === 0) return <NotReported why="The run has no result for this example" />;
  if (column.kind === "output") return <OutputCell cells={cells} />;
  const figure = columnFigures.get(column.kind);
  if (!figure) return <ScoreCell name={column.name} cells={cells} context={context} />;
  const { label, format } = figures[figure];
  return (
    <Figure
      value={meanOf(cells, (cell) => cell[figure])}
      format={format}
      missing={`No ${label} was reported`}
    />
  );
}

const columnFigures: ReadonlyMap<string, FigureName> = new Map([
  ["latency", "latencyMs"],
  ["cost", "costUsd"],
  ["tokens", "totalTokens"],
]);

function OutputCell({ cells }: { cells: readonly MatrixCell[] }) {
  const [cell] = cells;
  if (!cell) return null;
  if (cell.output === null)
    return <bdi className="text-error">{withRedacted(oneLine(cell.error ?? "No output"))}</bdi>;
  return (
    <bdi className={clsx(cell.unfinished && "italic")}>{withRedacted(oneLine(cell.output))}</bdi>
  );
}

function ScoreCell(props: {
  readonly name: string;
  readonly cells: readonly MatrixCell[];
  readonly context: CellContext;
}) {
  const { name, cells, context } = props;
  const { metric, metrics } = context;
  if (isFigure(name) && metric?.name === name) {
    const value = meanOf(cells, (cell) => cell[name]);
    return (
      <Figure value={value} format={metric.format} missing={`No ${metric.label} was reported`} />
    );
  }
  return <ScoreMarks marks={marksOf(cells, { name, kind: metrics.get(name)?.kind ?? "score" })} />;
}

function DeltaCell({ delta, metric }: { delta: number | null; metric: MetricChoice | undefined }) {
  if (delta === null || !metric)
    return <NotReported why="One of the two runs was not scored on this example" />;
  const text = metric.isFigure
    ? `${delta < 0 ? "−" : "+"}${metric.format(Math.abs(delta))}`
    : metric.formatEffect(delta, "difference");
  return <DeltaMark gain={gainOf(metric.direction, delta)} text={text} />;
}

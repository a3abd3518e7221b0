import { clsx } from "clsx";
import { memo, type ReactNode } from "react";
import type { MatrixCell, MatrixRow } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { RowLink } from "#web/state/row-link.tsx";
import { DeltaMark } from "#web/ui/delta-mark.tsx";
import { formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";
import { Figure, NotReported } from "#web/ui/not-reported.tsx";
import { TailText } from "#web/ui/tail-text.tsx";
import type { MetricChoice } from "../metric-choice.ts";
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
  switch (column.kind) {
    case "example":
      return (
        <RowLink row={row.example}>
          <TailText text={row.example} />
        </RowLink>
      );
    case "input":
      return <Words text={row.input} missing="The example itself was not sent" />;
    case "reference":
      return <Words text={row.reference} missing="The example has no reference" />;
    case "metadata":
      return (
        <Words
          text={row.metadata[column.name] ?? null}
          missing={`The example has no ${column.name}`}
        />
      );
    default:
      return <DeltaCell delta={row.delta} metric={context.metric} />;
  }
});

function Words({ text, missing }: { text: string | null; missing: string }) {
  if (text === null) return <NotReported why={missing} />;
  return <bdi className="text-muted">{oneLine(text)}</bdi>;
}

function RunCell(props: {
  readonly column: MatrixColumn;
  readonly cells: readonly MatrixCell[];
  readonly context: CellContext;
}): ReactNode {
  const { column, cells, context } = props;
  if (cells.length === 0) return <NotReported why="The run has no result for this example" />;
  switch (column.kind) {
    case "output":
      return <OutputCell cells={cells} />;
    case "latency":
      return (
        <Figure
          value={meanOf(cells, ({ latencyMs }) => latencyMs)}
          format={formatDuration}
          missing="Latency was not reported"
        />
      );
    case "cost":
      return (
        <Figure
          value={meanOf(cells, ({ costUsd }) => costUsd)}
          format={formatMoney}
          missing="Cost was not reported"
        />
      );
    case "tokens":
      return (
        <Figure
          value={meanOf(cells, ({ totalTokens }) => totalTokens)}
          format={formatTokens}
          missing="Tokens were not reported"
        />
      );
    default:
      return <ScoreCell name={column.name} cells={cells} context={context} />;
  }
}

function OutputCell({ cells }: { cells: readonly MatrixCell[] }) {
  const [cell] = cells;
  if (!cell) return null;
  if (cell.output === null)
    return <bdi className="text-error">{oneLine(cell.error ?? "No output")}</bdi>;
  return <bdi className={clsx(cell.unfinished && "italic")}>{oneLine(cell.output)}</bdi>;
}

function ScoreCell(props: {
  readonly name: string;
  readonly cells: readonly MatrixCell[];
  readonly context: CellContext;
}) {
  const { name, cells, context } = props;
  const { metric, metrics } = context;
  if (metric?.isFigure && metric.name === name) {
    const value = meanOf(cells, (cell) => figureOf(cell, name));
    return (
      <Figure value={value} format={metric.format} missing={`No ${metric.label} was reported`} />
    );
  }
  return <ScoreMarks marks={marksOf(cells, { name, kind: metrics.get(name)?.kind ?? "score" })} />;
}

function figureOf(cell: MatrixCell, name: string): number | null {
  if (name === "latencyMs") return cell.latencyMs;
  return name === "costUsd" ? cell.costUsd : cell.totalTokens;
}

function DeltaCell({ delta, metric }: { delta: number | null; metric: MetricChoice | undefined }) {
  if (delta === null || !metric)
    return <NotReported why="One of the two runs was not scored on this example" />;
  const text = metric.isFigure
    ? `${delta < 0 ? "−" : "+"}${metric.format(Math.abs(delta))}`
    : metric.formatEffect(delta, "difference");
  return <DeltaMark gain={gainOf(metric.direction, delta)} text={text} />;
}

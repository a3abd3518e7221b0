import type { MatrixRow } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { DeltaMark } from "#web/ui/delta-mark.tsx";
import { formatMetricDelta } from "#web/ui/format-metric.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { TailText } from "#web/ui/tail-text.tsx";
import { RowLink } from "#web/state/row-link.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { cellsOf, gainOf, marksOf, oneLine } from "./matrix-marks.ts";
import { ScoreMarks } from "./score-mark.tsx";

interface MatrixColumnsInput {
  readonly runs: readonly Run[];
  readonly metric: Metric | undefined;
  /** On a phone only the ids, the marks and the difference fit. */
  readonly narrow: boolean;
}

export function matrixColumns({ runs, metric, narrow }: MatrixColumnsInput): Column<MatrixRow>[] {
  const delta: Column<MatrixRow> = {
    key: "delta",
    header: (
      <span title="The last run's value minus the baseline's">
        {metric?.kind === "pass" ? "Δ, points" : "Δ"}
      </span>
    ),
    width: 88,
    align: "right",
    cell: (row) => deltaCell(row, metric),
  };
  const example: Column<MatrixRow> = {
    key: "example",
    header: "Example",
    ...(!narrow && { width: 200 }),
    cell: ({ example: id }) => (
      <RowLink row={id}>
        <TailText text={id} />
      </RowLink>
    ),
  };
  if (narrow) return [example, ...runs.map((run, index) => marksColumn(run, index, metric)), delta];
  return [
    example,
    { key: "input", header: "Input", cell: ({ input }) => inputCell(input) },
    ...runs.flatMap((run, index) => [outputColumn(run, index), marksColumn(run, index, metric)]),
    delta,
  ];
}

function inputCell(input: string | null) {
  if (input === null) return <NotReported why="The example itself was not sent" />;
  return <bdi className="text-muted">{oneLine(input)}</bdi>;
}

function outputColumn(run: Run, index: number): Column<MatrixRow> {
  return {
    key: `output ${run.id}`,
    header: (
      <span className="inline-flex items-center gap-1.5">
        <RunMark index={index} className="size-4!" />
        {run.name}
      </span>
    ),
    cell: (row) => {
      const [cell] = cellsOf(row, run.id);
      if (!cell) return <NotReported why="The run has no result for this example" />;
      if (cell.output === null)
        return <bdi className="text-error">{oneLine(cell.error ?? "No output")}</bdi>;
      return <bdi>{oneLine(cell.output)}</bdi>;
    },
  };
}

function marksColumn(run: Run, index: number, metric: Metric | undefined): Column<MatrixRow> {
  return {
    key: `marks ${run.id}`,
    header: (
      <span
        className="inline-flex items-center gap-1"
        title={`${metric?.name ?? "score"} of ${run.name}`}
      >
        <RunMark index={index} className="size-4!" />
      </span>
    ),
    width: 24 + 16 * Math.max(2, Math.min(8, run.repetitions)),
    align: "center",
    cell: (row) => <ScoreMarks marks={marksOf(row, run.id, metric)} />,
  };
}

function deltaCell({ delta }: MatrixRow, metric: Metric | undefined) {
  if (delta === null) return <NotReported why="One of the two runs was not scored" />;
  return <DeltaMark gain={gainOf(metric, delta)} text={formatMetricDelta(metric, delta)} />;
}

import { Link } from "@tanstack/react-router";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { RowLink } from "#web/state/row-link.tsx";
import type { Column } from "#web/ui/data-table.tsx";
import { formatMetricCell, metricUnit } from "#web/ui/format-metric.ts";
import { formatCount, formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";
import { Figure, NotReported } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { nextSort, sortedAs } from "./run-order.ts";

/** Room for names where columns take all the rest, px. */
const nameColumnPx = 180;

interface RunColumnsInput {
  readonly project: string;
  readonly runs: readonly Run[];
  readonly sort: string;
  readonly onSort: (sort: string | undefined) => void;
  readonly metricNames: readonly string[];
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (id: string) => void;
}

/** Columns that say something about some run, and the room they need, px. */
export function runColumns(input: RunColumnsInput): {
  readonly columns: Column<Run>[];
  readonly minWidth: number;
} {
  const columns = allColumns(input).filter(({ isTold }) => !isTold || isTold(input.runs));
  const minWidth = columns.reduce((sum, { width = nameColumnPx }) => sum + Number(width), 0);
  return { columns, minWidth };
}

interface RunColumn extends Column<Run> {
  /** Left out where it would say the same of every run, or nothing. */
  readonly isTold?: (runs: readonly Run[]) => boolean;
}

function allColumns(input: RunColumnsInput): RunColumn[] {
  const { sort, onSort } = input;
  const sortable = (column: string) => ({
    sorted: sortedAs(sort, column),
    onSort: () => onSort(nextSort(sort, column)),
  });
  return [
    tickColumn(input),
    { key: "name", header: "Run", ...sortable("name"), cell: (run) => nameCell(run) },
    {
      key: "status",
      header: <span className="sr-only">Status</span>,
      width: 30,
      cell: statusCell,
    },
    { ...startedColumn, ...sortable("started") },
    {
      key: "experiment",
      header: "Experiment",
      width: 112,
      isTold: (runs) => differ(runs, ({ experiment }) => experiment),
      cell: (run) => dim(run.experiment),
    },
    {
      key: "model",
      header: "Model",
      width: 136,
      ...sortable("model"),
      cell: (run) => dim(run.model),
    },
    {
      key: "prompt",
      header: "Prompt",
      width: 112,
      isTold: (runs) => runs.some(({ promptVersion }) => promptVersion !== null),
      cell: (run) => promptCell(input.project, run),
    },
    {
      key: "dataset",
      header: "Dataset",
      width: 96,
      isTold: (runs) => differ(runs, ({ dataset }) => dataset),
      cell: (run) => dim(run.dataset),
    },
    ...input.metricNames.map((name) => ({
      ...metricColumn(name, input.metrics.get(name)),
      ...sortable(`metric:${name}`),
    })),
    ...figureColumns.map((column) => ({ ...column, ...sortable(column.key) })),
  ];
}

function differ(runs: readonly Run[], read: (run: Run) => string | null): boolean {
  const [first] = runs;
  return first !== undefined && runs.some((run) => read(run) !== read(first));
}

function tickColumn({ ticked, onTick }: RunColumnsInput): Column<Run> {
  return {
    key: "tick",
    header: <span className="sr-only">Ticked</span>,
    width: 32,
    cell: (run) => (
      <input
        type="checkbox"
        aria-label={`Tick ${run.name}`}
        checked={ticked.has(run.id)}
        onChange={() => onTick(run.id)}
        className="block accent-accent"
      />
    ),
  };
}

function nameCell(run: Run) {
  return (
    <RowLink row={run.id}>
      <span title={run.name}>{run.name}</span>
    </RowLink>
  );
}

function dim(text: string | null) {
  if (text === null) return <NotReported why="The run does not say" />;
  return (
    <span className="text-muted" title={text}>
      {text}
    </span>
  );
}

const statusLooks = { running: "running", completed: "ok", failed: "error" } as const;
const statusWords = { running: "Running", completed: "Completed", failed: "Failed" } as const;

function statusCell({ status }: Run) {
  return (
    <span className="flex">
      <StatusMark status={statusLooks[status]} word={statusWords[status]} compact />
    </span>
  );
}

function promptCell(project: string, { promptVersion }: Run) {
  if (!promptVersion) return dim(null);
  const { prompt, version } = promptVersion;
  return (
    <Link
      to="/p/$project/prompts/$name"
      params={{ project, name: prompt }}
      search={{ version }}
      className="link"
      title={`${prompt}@${version}`}
    >
      {`${prompt}@${version}`}
    </Link>
  );
}

function metricColumn(name: string, metric: Metric | undefined): Column<Run> {
  const unit = metricUnit(metric);
  return {
    key: `metric:${name}`,
    header: unit ? `${name}, ${unit}` : name,
    width: 116,
    align: "right",
    cell: (run) => {
      const value = run.metrics.find((one) => one.metric === name);
      return (
        <>
          <Figure
            value={value?.value}
            format={(number) => formatMetricCell(metric, number)}
            missing="Nothing was scored"
          />
          {value && value.value !== null && (
            <span className="pl-1 text-small text-muted">{`n ${formatCount(value.n)}`}</span>
          )}
        </>
      );
    },
  };
}

const startedColumn: RunColumn = {
  key: "started",
  header: "Started",
  width: 92,
  align: "right",
  cell: (run) => <RelativeTime at={run.startedAt} missing="The run does not say when it started" />,
};

const figureColumns: readonly RunColumn[] = [
  {
    key: "results",
    header: "Results",
    width: 68,
    align: "right",
    cell: (run) => formatCount(run.resultCount),
  },
  {
    key: "errors",
    header: "Errors",
    width: 60,
    isTold: (runs) => runs.some(({ errorCount }) => errorCount > 0),
    align: "right",
    cell: ({ errorCount }) => (
      <span className={errorCount > 0 ? "text-error" : "text-muted"}>
        {formatCount(errorCount)}
      </span>
    ),
  },
  {
    key: "latency",
    header: "Latency p50",
    width: 96,
    align: "right",
    cell: (run) => (
      <Figure
        value={run.latencyMs.p50}
        format={formatDuration}
        missing="No result reports its latency"
      />
    ),
  },
  {
    key: "cost",
    header: "Cost",
    width: 80,
    align: "right",
    cell: (run) => (
      <Figure value={run.costUsd} format={formatMoney} missing="No result reports its cost" />
    ),
  },
  {
    key: "tokens",
    header: "Tokens",
    width: 68,
    align: "right",
    cell: (run) => (
      <Figure
        value={run.tokensTotal}
        format={formatTokens}
        missing="No result reports its tokens"
      />
    ),
  },
];

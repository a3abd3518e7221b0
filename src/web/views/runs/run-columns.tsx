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

/** Room that the columns other than metrics need, px. */
export const otherColumnsPx = 1330;
export const metricColumnPx = 128;

interface RunColumnsInput {
  readonly project: string;
  readonly sort: string;
  readonly onSort: (sort: string | undefined) => void;
  readonly metricNames: readonly string[];
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (id: string) => void;
}

export function runColumns(input: RunColumnsInput): Column<Run>[] {
  const { sort, onSort } = input;
  const sortable = (column: string) => ({
    sorted: sortedAs(sort, column),
    onSort: () => onSort(nextSort(sort, column)),
  });
  return [
    tickColumn(input),
    { key: "name", header: "Run", width: 200, ...sortable("name"), cell: (run) => nameCell(run) },
    { key: "status", header: "Status", width: 104, cell: statusCell },
    { key: "experiment", header: "Experiment", width: 112, cell: (run) => dim(run.experiment) },
    {
      key: "model",
      header: "Model",
      width: 150,
      ...sortable("model"),
      cell: (run) => dim(run.model),
    },
    { key: "prompt", header: "Prompt", width: 120, cell: (run) => promptCell(input.project, run) },
    { key: "dataset", header: "Dataset", width: 96, cell: (run) => dim(run.dataset) },
    ...input.metricNames.map((name) => ({
      ...metricColumn(name, input.metrics.get(name)),
      ...sortable(`metric:${name}`),
    })),
    ...figureColumns.map((column) => ({ ...column, ...sortable(column.key) })),
  ];
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
  return <StatusMark status={statusLooks[status]} word={statusWords[status]} />;
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
    width: metricColumnPx,
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

const figureColumns: readonly Column<Run>[] = [
  {
    key: "results",
    header: "Results",
    width: 80,
    align: "right",
    cell: (run) => formatCount(run.resultCount),
  },
  {
    key: "errors",
    header: "Errors",
    width: 72,
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
    width: 100,
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
    width: 88,
    align: "right",
    cell: (run) => (
      <Figure value={run.costUsd} format={formatMoney} missing="No result reports its cost" />
    ),
  },
  {
    key: "tokens",
    header: "Tokens",
    width: 80,
    align: "right",
    cell: (run) => (
      <Figure
        value={run.tokensTotal}
        format={formatTokens}
        missing="No result reports its tokens"
      />
    ),
  },
  {
    key: "started",
    header: "Started",
    width: 96,
    align: "right",
    cell: (run) => (
      <RelativeTime at={run.startedAt} missing="The run does not say when it started" />
    ),
  },
];

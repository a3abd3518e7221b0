import { Link } from "@tanstack/react-router";
import type { TraceSort, TraceSummary } from "#contract/traces.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { millisecondsOf } from "#web/ui/format-time.ts";
import { formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";
import { Figure, NotReported } from "#web/ui/not-reported.tsx";
import { RedactedText } from "#web/ui/redacted-text.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { statusOf } from "#web/ui/trace-status.ts";
import { extraColumns } from "./extra-columns.tsx";
import { tellingFirst } from "./model-order.ts";

interface ColumnOptions {
  readonly project: string;
  readonly sort: TraceSort;
  readonly onSort: (sort: TraceSort) => void;
  readonly narrow: boolean;
  /** Keys of the columns to show; undefined for those that some row has anything for. */
  readonly chosen: readonly string[] | undefined;
  readonly rows: readonly TraceSummary[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (traceId: string) => void;
}

/** Columns of the list; a phone gets the four that answer "what, how, when". */
export function traceColumns(options: ColumnOptions): Column<TraceSummary>[] {
  const { project, sort, onSort, narrow, chosen, rows } = options;
  const by = (wanted: TraceSort) => ({
    sorted: sort === wanted ? ("descending" as const) : undefined,
    onSort: () => onSort(wanted),
  });
  const name = nameColumn(project, narrow);
  const status: Column<TraceSummary> = {
    key: "status",
    header: <span className="sr-only">Status</span>,
    width: 30,
    cell: (trace) => (
      <span className="flex">
        <StatusMark {...statusOf(trace)} compact />
      </span>
    ),
  };
  const latency: Column<TraceSummary> = {
    key: "latency",
    header: "Latency",
    width: narrow ? 72 : 76,
    align: "right",
    ...by("slowest"),
    cell: (trace) => <Latency trace={trace} />,
  };
  const started: Column<TraceSummary> = {
    key: "started",
    header: "Started",
    width: narrow ? 84 : 96,
    align: "right",
    sorted: sort === "latest" ? "descending" : sort === "oldest" ? "ascending" : undefined,
    onSort: () => onSort(sort === "latest" ? "oldest" : "latest"),
    cell: ({ startNs }) => <RelativeTime at={millisecondsOf(startNs)} />,
  };
  if (narrow) return [status, name, latency, started];
  const first = [inputColumn, latency, ...figureColumns(by)];
  const told = textColumns.filter(({ isTold }) => rows.some(isTold));
  const shown = chosen
    ? [...first, ...textColumns, ...extraColumns, started].filter(({ key }) => chosen.includes(key))
    : [...first, ...told, started];
  return [tickColumn(options), status, name, ...shown];
}

function tickColumn({ ticked, onTick }: ColumnOptions): Column<TraceSummary> {
  return {
    key: "tick",
    header: <span className="sr-only">Ticked</span>,
    width: 30,
    cell: ({ traceId, name }) => (
      <input
        type="checkbox"
        aria-label={`Tick ${name} ${traceId}`}
        checked={ticked.has(traceId)}
        onChange={() => onTick(traceId)}
        className="block accent-accent"
      />
    ),
  };
}

function nameColumn(project: string, narrow: boolean): Column<TraceSummary> {
  return {
    key: "name",
    header: "Name",
    ...(!narrow && { width: 136 }),
    cell: ({ traceId, name, errorMessage }) => (
      <Link
        to="/p/$project/traces/$traceId"
        params={{ project, traceId }}
        search={{}}
        className="font-strong hover:underline"
        title={errorMessage ?? undefined}
      >
        <RedactedText text={name || "(no name)"} />
      </Link>
    ),
  };
}

const inputColumn: Column<TraceSummary> = {
  key: "input",
  header: "Input",
  cell: ({ input, errorMessage, status }) =>
    status === "error" && errorMessage ? (
      <span title={errorMessage}>
        <span className="text-error">
          <RedactedText text={errorMessage.slice(0, 200)} />
        </span>
      </span>
    ) : (
      <span className="text-muted" title={input?.slice(0, 500)}>
        <RedactedText text={input?.slice(0, 200) ?? ""} />
      </span>
    ),
};

function figureColumns(
  by: (sort: TraceSort) => Pick<Column<TraceSummary>, "sorted" | "onSort">,
): Column<TraceSummary>[] {
  return [
    {
      key: "tokens",
      header: "Tokens",
      width: 68,
      align: "right",
      ...by("most_tokens"),
      cell: ({ tokens }) => (
        <Figure value={tokens.total} format={formatTokens} missing="No tokens were reported" />
      ),
    },
    {
      key: "cost",
      header: "Cost",
      width: 84,
      align: "right",
      ...by("costliest"),
      cell: (trace) => <Cost trace={trace} />,
    },
  ];
}

const textColumns: (Column<TraceSummary> & { isTold: (trace: TraceSummary) => boolean })[] = [
  {
    key: "models",
    header: "Models",
    width: 124,
    isTold: ({ models }) => models.length > 0,
    cell: ({ models }) => {
      const text = tellingFirst(models).join(", ");
      return <span title={text}>{text}</span>;
    },
  },
  {
    key: "prompt",
    header: "Prompt",
    width: 96,
    isTold: ({ promptVersions }) => promptVersions.length > 0,
    cell: PromptVersions,
  },
  {
    key: "session",
    header: "Session, user",
    width: 110,
    isTold: ({ sessionId, userId }) => sessionId !== null || userId !== null,
    cell: ({ sessionId, userId }) => (
      <span className="text-muted">{[sessionId, userId].filter(Boolean).join(", ")}</span>
    ),
  },
];

/** Of a long name the version stays in sight: it is what tells rows apart. */
function PromptVersions({ promptVersions }: TraceSummary) {
  const text = promptVersions.join(", ");
  const at = promptVersions.length === 1 ? text.lastIndexOf("@") : -1;
  if (at < 1) return <span title={text}>{text}</span>;
  return (
    <span title={text} className="flex">
      <span className="truncate">{text.slice(0, at)}</span>
      <span className="shrink-0">{text.slice(at).slice(0, 12)}</span>
    </span>
  );
}

function Latency({ trace }: { trace: TraceSummary }) {
  if (trace.running) return <span className="text-accent">running</span>;
  const missing =
    trace.timing === "synthetic"
      ? "These times are synthetic: there is no duration"
      : "No duration was reported";
  return <Figure value={trace.durationMs} format={formatDuration} missing={missing} />;
}

function Cost({ trace: { costUsd, unpricedCalls, llmCalls } }: { trace: TraceSummary }) {
  if (costUsd === null)
    return (
      <NotReported
        why={llmCalls === 0 ? "No model calls" : "No cost reported and no known price"}
      />
    );
  return (
    <span title={unpricedCalls > 0 ? `${unpricedCalls} calls have no known price` : undefined}>
      {unpricedCalls > 0 && "≥ "}
      {formatMoney(costUsd)}
    </span>
  );
}

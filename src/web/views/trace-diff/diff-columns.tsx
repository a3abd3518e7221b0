import type { DiffRow, TraceDiff } from "#contract/trace-diff.ts";
import type { SpanSummary } from "#contract/span.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatDuration, formatMoney, formatTokens, formatQuantity } from "#web/ui/format.ts";
import { KindMark } from "#web/ui/kind-mark.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";
import { changeWords, facetsText } from "./diff-words.ts";
import type { ShownRow } from "./shown-rows.ts";

const indentPx = 14;
const deepestIndent = 16;

interface DiffColumnsInput {
  /** Place of the row where the traces part. */
  readonly parting: number | undefined;
  readonly figures: readonly StepFigure[];
  readonly narrow: boolean;
}

export function diffColumns({ parting, figures, narrow }: DiffColumnsInput): Column<ShownRow>[] {
  const step: Column<ShownRow> = {
    key: "step",
    header: "Step",
    cell: ({ row }) => <StepCell row={row} />,
  };
  const change: Column<ShownRow> = {
    key: "change",
    header: "Difference",
    width: narrow ? 130 : 180,
    cell: ({ at, row }) => <ChangeCell row={row} parts={at === parting} />,
  };
  if (narrow) return [step, change];
  return [step, change, ...figures.map(figureColumn)];
}

interface StepFigure {
  readonly header: string;
  readonly of: (span: SpanSummary) => number | null;
  readonly format: (value: number) => string;
}

const stepFigures: readonly StepFigure[] = [
  { header: "Time A → B", of: ({ durationMs }) => durationMs, format: formatDuration },
  { header: "Tokens A → B", of: ({ tokens }) => tokens.total, format: formatTokens },
  { header: "Cost A → B", of: ({ costUsd }) => costUsd, format: formatMoney },
];

/** The figures that any step reports. */
export function figuresOf({ rows }: TraceDiff): StepFigure[] {
  const reports = (span: SpanSummary | null, { of }: StepFigure) => span && of(span) !== null;
  return stepFigures.filter((figure) =>
    rows.some(({ a, b }) => reports(a, figure) || reports(b, figure)),
  );
}

function figureColumn({ header, of, format }: StepFigure): Column<ShownRow> {
  return {
    key: header,
    header,
    width: 124,
    align: "right",
    cell: ({ row: { a, b } }) => {
      const before = a && of(a);
      const after = b && of(b);
      if (before === null && after === null) return <NotReported why="Neither step reports this" />;
      const text = (value: number | null) => (value === null ? "–" : format(value));
      return `${text(before)} → ${text(after)}`;
    },
  };
}

function StepCell({ row }: { row: DiffRow }) {
  const span = row.a ?? row.b;
  if (!span) return null;
  const renamed = row.a && row.b && row.a.name !== row.b.name;
  return (
    <span
      className="flex min-w-0 items-center gap-1.5"
      style={{ paddingLeft: Math.min(row.depth, deepestIndent) * indentPx }}
    >
      <KindMark kind={span.kind} />
      {(row.a?.status === "error" || row.b?.status === "error") && (
        <span className="text-error">
          <span aria-hidden>✗</span>
          <span className="sr-only">failed</span>
        </span>
      )}
      <span className="truncate" title={span.name}>
        {span.name || "(no name)"}
        {renamed && ` → ${row.b?.name}`}
      </span>
      {row.folded > 0 && (
        <span className="shrink-0 text-small text-muted">
          {formatQuantity(row.folded, "step")} below
        </span>
      )}
    </span>
  );
}

function ChangeCell({ row: { change, facets }, parts }: { row: DiffRow; parts: boolean }) {
  const around = change === "changed" && facets.length === 0;
  const { mark, word } = changeWords[around ? "same" : change];
  const said = around ? "Differs below" : facets.length > 0 ? facetsText(facets) : word;
  return (
    <span className={around || change === "same" ? "text-muted" : undefined} title={said}>
      <span aria-hidden className="inline-block w-4 text-center font-mono">
        {mark}
      </span>
      {parts && (
        <span className="mr-1.5 rounded-small border border-accent px-1 text-small text-accent">
          parts here
        </span>
      )}
      {said}
    </span>
  );
}

import { X } from "lucide-react";
import { useMemo } from "react";
import {
  type StepOrder,
  type StepTotal,
  sortedSteps,
  stepTotals,
} from "#analysis/trace/step-totals.ts";
import { spanKinds } from "#contract/span.ts";
import type { Insight } from "#web/charts/waterfall/insight.ts";
import type { WaterfallData } from "#web/charts/waterfall/row-text.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatRate,
  formatTokens,
} from "#web/ui/format.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { KindMark } from "#web/ui/kind-mark.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";
import { stepsSentence } from "./steps-sentence.ts";

interface StepsTableProps {
  readonly data: WaterfallData;
  readonly insight: Insight;
  readonly order: StepOrder;
  readonly onOrder: (order: StepOrder) => void;
  readonly onOpen: (row: number) => void;
  readonly onClose: () => void;
}

/** Spans of one name and kind together: where time, tokens and cost went. */
export function StepsTable({ data, insight, order, onOrder, onOpen, onClose }: StepsTableProps) {
  const { waterfall, columns } = data;
  const steps = useMemo(
    () => stepTotals(waterfall, columns, insight.selfMs, insight.path),
    [waterfall, columns, insight],
  );
  const sorted = useMemo(() => sortedSteps(steps, order), [steps, order]);
  return (
    <section
      aria-label="Steps"
      className="flex h-[45%] min-h-44 shrink-0 flex-col border-t border-hairline-strong"
    >
      <div className="flex items-center gap-2 px-3 py-1">
        <p className="min-w-0 flex-1">{stepsSentence(steps, insight.path)}</p>
        <IconButton label="Close the steps" icon={<X size={14} />} onClick={onClose} />
      </div>
      <DataTable
        label="Steps of the trace"
        columns={columnsOf(insight.path.totalMs, order, onOrder)}
        rows={sorted}
        keyOf={({ row }) => row}
        onOpen={({ row }) => onOpen(row)}
        minWidth={760}
        className="min-h-0 flex-1"
      />
    </section>
  );
}

function columnsOf(
  pathMs: number,
  order: StepOrder,
  onOrder: (order: StepOrder) => void,
): Column<StepTotal>[] {
  const figure = (
    key: StepOrder,
    header: string,
    width: number,
    cell: (step: StepTotal) => React.ReactNode,
  ): Column<StepTotal> => ({
    key,
    header,
    width,
    align: "right",
    sorted: key === order ? "descending" : undefined,
    onSort: () => onOrder(key),
    cell,
  });
  return [
    {
      key: "step",
      header: "Step",
      cell: ({ name, kind }) => (
        <span className="flex items-center gap-1.5" title={name}>
          <KindMark kind={spanKinds.find((each) => each === kind) ?? "UNKNOWN"} />
          <span className="truncate">{name || "(no name)"}</span>
        </span>
      ),
    },
    figure("count", "Spans", 70, ({ count }) => formatCount(count)),
    figure("failed", "Failed", 70, ({ failed }) =>
      failed > 0 ? <span className="text-error">✗ {formatCount(failed)}</span> : "0",
    ),
    figure("path", "Critical path", 130, (step) => pathCell(step, pathMs)),
    figure("self", "Own time", 90, ({ selfMs }) => timeCell(selfMs)),
    figure("total", "Time", 90, ({ totalMs }) => timeCell(totalMs)),
    figure("tokens", "Tokens", 80, ({ tokens }) =>
      Number.isNaN(tokens) ? (
        <NotReported why="No span of this step reported tokens" />
      ) : (
        formatTokens(tokens)
      ),
    ),
    figure("cost", "Cost", 80, ({ costUsd }) =>
      Number.isNaN(costUsd) ? (
        <NotReported why="No cost of this step is known" />
      ) : (
        formatMoney(costUsd)
      ),
    ),
  ];
}

function pathCell({ pathMs }: StepTotal, wholeMs: number): React.ReactNode {
  if (Number.isNaN(pathMs)) return <NotReported why="These times are synthetic" />;
  if (pathMs === 0 || wholeMs === 0) return "0 %";
  return `${formatDuration(pathMs)} · ${formatRate(pathMs / wholeMs)}`;
}

function timeCell(ms: number): React.ReactNode {
  return Number.isNaN(ms) ? <NotReported why="No duration was reported" /> : formatDuration(ms);
}

import type { Comparison } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatMetricCell, formatMetricDifference, metricUnit } from "#web/ui/format-metric.ts";
import { formatCount } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { pairedDifference, type SliceRow } from "./comparison-table.ts";

interface SliceOrder {
  readonly runIndex: number;
  readonly ascending: boolean;
}

interface SliceColumnsInput {
  readonly comparison: Comparison;
  readonly metric: Metric;
  readonly order: SliceOrder;
  readonly onOrder: (order: SliceOrder) => void;
  /** On a phone the difference is shown, not what it is made of. */
  readonly narrow: boolean;
}

export function sliceColumns({
  comparison: { runs },
  metric,
  order,
  onOrder,
  narrow,
}: SliceColumnsInput): Column<SliceRow>[] {
  const unit = metricUnit(metric);
  const name: Column<SliceRow> = {
    key: "slice",
    header: "Slice",
    cell: ({ slice }) => <span title={slice}>{slice || "(empty)"}</span>,
  };
  return [
    name,
    ...runs.flatMap((run, index): Column<SliceRow>[] => {
      const columns = narrow ? [] : [valueColumn(metric, unit, index)];
      if (index === 0) return columns;
      const sorted = order.runIndex === index;
      const direction = order.ascending ? "ascending" : "descending";
      return [
        ...columns,
        {
          key: `difference ${run.id}`,
          header: narrow ? <RunMark index={index} className="size-4!" /> : "difference",
          align: "right",
          width: 130,
          sorted: sorted ? direction : undefined,
          onSort: () => onOrder({ runIndex: index, ascending: sorted ? !order.ascending : true }),
          cell: ({ values }) => (
            <Figure
              value={pairedDifference(values[index])}
              format={(value) => formatMetricDifference(metric, value)}
              missing="No example was scored in both runs"
            />
          ),
        },
        ...(narrow ? [] : [pairsColumn(run.id, index)]),
      ];
    }),
  ];
}

function valueColumn(metric: Metric, unit: string, index: number): Column<SliceRow> {
  return {
    key: `value ${index}`,
    header: (
      <span className="inline-flex items-center gap-1">
        <RunMark index={index} className="size-4!" />
        {unit}
      </span>
    ),
    align: "right",
    width: 120,
    cell: ({ values }) => (
      <>
        <Figure
          value={values[index]?.value}
          format={(value) => formatMetricCell(metric, value)}
          missing="Nothing was scored in this slice"
        />
        <span className="pl-1.5 text-small text-muted">{`n ${formatCount(values[index]?.n ?? 0)}`}</span>
      </>
    ),
  };
}

function pairsColumn(run: string, index: number): Column<SliceRow> {
  return {
    key: `pairs ${run}`,
    header: "wins / losses / ties",
    align: "right",
    width: 150,
    cell: ({ values }) => {
      const paired = values[index]?.paired;
      return (
        <span className="text-muted">
          {paired
            ? `${formatCount(paired.wins)} / ${formatCount(paired.losses)} / ${formatCount(paired.ties)}`
            : "–"}
        </span>
      );
    },
  };
}

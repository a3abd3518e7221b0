import { ForestAxis } from "#web/charts/forest/forest-axis.tsx";
import { ForestBar } from "#web/charts/forest/forest-bar.tsx";
import type { ForestScale } from "#web/charts/forest/forest-scale.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { formatCount } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { RunMark } from "#web/ui/run-mark.tsx";
import { VerdictMark } from "#web/ui/verdict-mark.tsx";
import type { CompareState } from "#contract/links/compare-link.ts";
import { ChangeLink } from "../change-link.tsx";
import type { MetricChoice } from "../metric-choice.ts";
import type { ForestRow, SliceSort } from "./forest-rows.ts";

interface ForestColumnsInput {
  readonly metric: MetricChoice;
  readonly scale: ForestScale;
  readonly margin: number;
  /** Width of the whole table, px. */
  readonly width: number;
  readonly nameHeader: string;
  /** Letter of the run that stands against A. */
  readonly letter: string;
  readonly sort: SliceSort;
  readonly onSort: (sort: SliceSort) => void;
  /** What opening a row changes. */
  readonly changeOf: (row: ForestRow) => Partial<CompareState>;
}

export const forestRowHeight = 24;
const headHeight = 28;

/** Name, values, the picture, examples, wins and losses; on a phone the name, the picture and the mark. */
export function forestColumns(input: ForestColumnsInput): Column<ForestRow>[] {
  const { metric, width, nameHeader, letter, sort, onSort, changeOf } = input;
  const narrow = width < 560;
  const nameWidth = Math.min(300, Math.max(130, width * 0.34));
  const valuesWidth = narrow ? 0 : 130;
  const countsWidth = narrow ? 0 : 164;
  const plotWidth = Math.max(80, width - nameWidth - valuesWidth - countsWidth - 24);
  const name: Column<ForestRow> = {
    key: "name",
    header: nameHeader,
    width: nameWidth,
    sorted: sort === "name" ? "ascending" : undefined,
    onSort: () => onSort("name"),
    cell: (row) => <NameCell row={row} change={changeOf(row)} narrow={narrow} />,
  };
  const plot = plotColumn(input, plotWidth);
  if (narrow) return [name, plot];
  const letters = `A → ${letter}`;
  const values: Column<ForestRow> = {
    key: "values",
    header: metric.unit ? `${letters}, ${metric.unit}` : letters,
    align: "right",
    width: valuesWidth,
    cell: ({ verdict }) => <ValuesCell metric={metric} verdict={verdict} />,
  };
  const counts: Column<ForestRow>[] = [
    {
      key: "n",
      header: "n",
      align: "right",
      width: 62,
      sorted: sort === "size" ? "descending" : undefined,
      onSort: () => onSort("size"),
      cell: ({ verdict }) => formatCount(verdict.n.paired),
    },
    {
      key: "changes",
      header: <span title="Examples that are better and worse">▲ / ▼</span>,
      align: "right",
      width: countsWidth - 62,
      cell: ({ verdict: { changes } }) => (
        <span className="text-muted">
          {`${formatCount(changes.wins)} / ${formatCount(changes.losses)}`}
        </span>
      ),
    },
  ];
  return [name, values, plot, ...counts];
}

function plotColumn(
  { metric, scale, margin, sort, onSort }: ForestColumnsInput,
  width: number,
): Column<ForestRow> {
  return {
    key: "plot",
    header: (
      <>
        <span className="sr-only">Difference, sort</span>
        <ForestAxis
          scale={scale}
          width={width}
          height={headHeight}
          format={(effect) => metric.formatEffect(effect, scale.kind)}
        />
      </>
    ),
    width: width + 16,
    sorted: sort === "worst" ? "ascending" : sort === "best" ? "descending" : undefined,
    onSort: () => onSort(sort === "worst" ? "best" : "worst"),
    cell: ({ verdict }) => (
      <div title={verdict.sentence}>
        <ForestBar
          row={{
            effect: verdict.values.effect,
            low: verdict.ci?.low ?? null,
            high: verdict.ci?.high ?? null,
          }}
          status={verdict.status}
          scale={scale}
          margin={margin}
          width={width}
          height={forestRowHeight - 1}
        />
      </div>
    ),
  };
}

/** Fewer outputs than this share that stop short are a sign, not words. */
const manyCutOff = 0.05;

interface NameCellProps {
  readonly row: ForestRow;
  readonly change: Partial<CompareState>;
  readonly narrow: boolean;
}

function NameCell({ row, change, narrow }: NameCellProps) {
  const { name, place, verdict } = row;
  const { unfinished, paired } = verdict.n;
  return (
    <span className="flex items-center gap-1">
      <VerdictMark status={verdict.status} />
      {place !== undefined && <RunMark index={place} className="size-4!" />}
      <ChangeLink
        change={change}
        className="truncate hover:text-accent hover:underline"
        title={name}
      >
        <bdi>{name || "(empty)"}</bdi>
      </ChangeLink>
      {unfinished > 0 && (
        <span
          className="shrink-0 text-warning"
          title={`${formatCount(unfinished)} of ${formatCount(paired)} outputs stop before an answer`}
        >
          {narrow || unfinished < manyCutOff * paired
            ? "⚠"
            : `⚠ ${formatCount(unfinished)} cut off`}
        </span>
      )}
    </span>
  );
}

function ValuesCell({
  metric,
  verdict: { values },
}: {
  metric: MetricChoice;
  verdict: ForestRow["verdict"];
}) {
  if (values.baseline === null || values.run === null)
    return <NotReported why="No example was scored in both runs" />;
  return `${metric.formatCell(values.baseline)} → ${metric.formatCell(values.run)}`;
}

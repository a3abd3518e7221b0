import { clsx } from "clsx";
import { wholeSlice } from "#contract/compare.ts";
import { sliceFilter } from "#contract/filter/slice-filter.ts";
import type { SliceCell, TimelineSlices } from "#contract/timeline-slices.ts";
import { formatMetricCell, metricUnit } from "#web/ui/format-metric.ts";
import { formatCount, formatP } from "#web/ui/format.ts";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { PairLink } from "./pair-link.tsx";
import { seriesLook } from "./series-look.ts";

interface HeatTableProps {
  readonly project: string;
  readonly data: TimelineSlices;
  readonly rows: TimelineSlices["slices"];
  readonly metric: string;
}

/** Slices down, runs across; a move is tinted and carries its sign. */
export function HeatTable({ project, data, rows, metric }: HeatTableProps) {
  const { runs, key } = data;
  const unit = metricUnit(data.metric ?? undefined);
  return (
    <ScrollRegion aria-label="Slices by run" className="overflow-x-auto">
      <table className="border-collapse" aria-label={`${metric} by slice and run`}>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 h-7 bg-surface pr-3 text-left text-small text-muted"
            >
              {`${key ?? ""}${unit && `, ${unit}`}`}
            </th>
            {runs.map((run) => (
              <th
                key={run.id}
                scope="col"
                title={run.name}
                className="max-w-16 truncate px-1 text-right text-small font-normal text-muted"
              >
                {run.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th
                scope="row"
                title={name}
                className="sticky left-0 z-10 max-w-32 truncate border-b bg-surface pr-3 text-left font-normal sm:max-w-48"
              >
                {name === wholeSlice ? "all examples" : name}
              </th>
              {cells.map((cell, at) => (
                <HeatCell
                  key={cell.run}
                  {...{ project, data, metric, cell }}
                  slice={name}
                  before={runs[at - 1]?.id}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface HeatCellProps {
  readonly project: string;
  readonly data: TimelineSlices;
  readonly metric: string;
  readonly slice: string;
  readonly cell: SliceCell;
  readonly before: string | undefined;
}

const looks = {
  improved: { sign: "▲", tint: "bg-better-tint text-better" },
  regressed: { sign: "▼", tint: "bg-worse-tint text-worse" },
};

function HeatCell({ project, data, metric, slice, cell, before }: HeatCellProps) {
  const { value, n, verdict, run } = cell;
  const status = verdict?.status;
  const look = status === "improved" || status === "regressed" ? looks[status] : undefined;
  const text =
    value === null
      ? "–"
      : data.metric
        ? formatMetricCell(data.metric, value)
        : seriesLook(metric, []).format(value);
  const title = [
    verdict?.sentence ?? (value === null ? "Nothing in this slice" : "No run before it"),
    verdict?.p == null ? "" : `p ${formatP(verdict.p)} among all cells`,
    `n ${formatCount(n)}`,
  ]
    .filter(Boolean)
    .join(" · ");
  const words = (
    <>
      {look && <span aria-hidden>{look.sign}</span>}
      {look && <span className="sr-only">{status === "improved" ? "better " : "worse "}</span>}
      {text}
    </>
  );
  return (
    <td title={title} className={clsx("h-7 border-b text-right", look?.tint)}>
      {before === undefined || value === null ? (
        <span className="block px-1.5">{words}</span>
      ) : (
        <PairLink
          project={project}
          runs={[before, run]}
          metric={metric}
          slices={data.key ?? undefined}
          where={data.key === null ? undefined : sliceFilter(data.key, slice) || undefined}
          className="block px-1.5 whitespace-nowrap hover:underline"
        >
          {words}
        </PairLink>
      )}
    </td>
  );
}

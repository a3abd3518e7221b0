import { useRef } from "react";
import { groupings } from "#contract/links/compare-link.ts";
import { forestScale } from "#web/charts/forest/forest-scale.ts";
import { useBox } from "#web/charts/waterfall/use-box.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { Section } from "#web/ui/page.tsx";
import { runAppearance } from "#web/ui/run-appearance.ts";
import type { CompareView } from "../compare-view.ts";
import { ChosenSlice } from "./chosen-slice.tsx";
import { forestColumns, forestRowHeight } from "./forest-columns.tsx";
import { arrangeRows, type ForestRow, runForestRows, sliceForestRows } from "./forest-rows.ts";
import { SliceTally } from "./slice-tally.tsx";
import { SliceToolbar } from "./slice-toolbar.tsx";
import type { WhereOf } from "./slice-where.ts";

interface SlicesPanelProps {
  readonly view: CompareView;
  readonly whereOf: WhereOf;
  /** The slices are still being judged. */
  readonly coming: boolean;
}

const mostRowsInSight = 14;

/** Where the run is better and where it is worse: one row a slice, the worst first. */
export function SlicesPanel({ view, whereOf, coming }: SlicesPanelProps) {
  const { comparison, index, metric, run, place, state, setState, sliceKey } = view;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useBox(box);
  const grouping = groupings.find((one) => one === state.slices);
  const all = grouping
    ? runForestRows(comparison, index, metric.name, grouping)
    : sliceForestRows(index.slices(run.id, metric.name));
  const sort = state.sliceSort ?? "worst";
  const rows = arrangeRows(all, sort, state.sliceSearch ?? "");
  const kind = all[0]?.verdict.values.scale ?? "difference";
  const margin = all[0]?.verdict.margin ?? 0;
  const scale = forestScale(
    all.map(({ verdict: { values, ci } }) => ({
      effect: values.effect,
      low: ci?.low ?? null,
      high: ci?.high ?? null,
    })),
    kind,
    margin,
  );
  const changeOf = (row: ForestRow) =>
    row.place === undefined ? { where: whereOf(row.name), row: undefined } : { run: row.key };
  const chosen = grouping
    ? undefined
    : rows.find(({ name }) => state.where !== undefined && whereOf(name) === state.where);
  return (
    <Section
      title={sliceTitle(sliceKey, grouping)}
      actions={<SliceToolbar view={view} count={all.length} />}
    >
      <div ref={box} className="min-h-24">
        {rows.length > 0 && width > 0 && (
          <DataTable
            label="Slices"
            className={coming ? "opacity-60" : undefined}
            maxHeight={(mostRowsInSight + 1) * forestRowHeight + 8}
            rowHeight={forestRowHeight}
            columns={forestColumns({
              metric,
              scale,
              margin,
              width,
              letter: grouping ? "run" : runAppearance(place).letter,
              nameHeader: grouping ? grouping.slice(1) : (sliceKey ?? "slice"),
              sort,
              onSort: (next) => setState({ sliceSort: next }),
              changeOf,
            })}
            rows={rows}
            keyOf={({ key }) => key}
            currentKey={chosen?.key ?? (grouping ? run.id : undefined)}
            onOpen={(row) => setState(changeOf(row))}
          />
        )}
        {rows.length === 0 && (
          <p className="py-1 text-muted">{emptyWords(view, all.length, coming)}</p>
        )}
      </div>
      <ChosenSlice chosen={chosen} metric={metric} where={state.where} />
      <SliceTally view={view} verdicts={all.map(({ verdict }) => verdict)} grouped={!!grouping} />
    </Section>
  );
}

function sliceTitle(key: string | undefined, grouping: string | undefined): string {
  if (grouping) return `Runs by ${grouping.slice(1)}`;
  if (key === undefined) return "Slices";
  return key === "@saved" ? "Saved slices" : `Slices by ${key}`;
}

function emptyWords({ comparison, sliceKey }: CompareView, all: number, coming: boolean): string {
  if (coming) return "Looking at the slices";
  if (all > 0) return "No slice has such a name.";
  if (sliceKey !== undefined) return "No slice can be judged by this metric.";
  return comparison.sliceKeys.length === 0
    ? "The examples carry no metadata with few enough values to slice by. Send metadata with them, such as their topic."
    : "Choose a metadata key to see where the run is better and worse.";
}

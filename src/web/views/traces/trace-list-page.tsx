import { useState } from "react";
import { toggleValue } from "#contract/filter/edit.ts";
import { printFilter } from "#contract/filter/print.ts";
import { traceFields } from "#contract/filter/trace-fields.ts";
import { tracesLink } from "#contract/links/traces-link.ts";
import { type TraceSort, traceSort } from "#contract/traces.ts";
import { useArrivals } from "#web/data/live.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { FilterBox } from "#web/ui/filter/filter-box.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ChooseColumns } from "./choose-columns.tsx";
import { FacetPane } from "./facet-pane.tsx";
import { ListHead } from "./list-head.tsx";
import { ListHistogram } from "./list-histogram.tsx";
import { TimeRange } from "#web/ui/time-range.tsx";
import { SavedViews } from "./saved-views.tsx";
import { TraceTable } from "./trace-table.tsx";
import { useNarrow } from "./use-narrow.ts";
import { useRowShortcuts } from "./use-row-shortcuts.ts";
import { useTraceList } from "./use-trace-list.ts";

const filterBox = {
  label: "Filter traces",
  placeholder: 'status:error latency:>2s model:gpt-4o* "refund policy"',
  fields: traceFields,
};
const sorts = [
  { value: "latest", label: "Latest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "slowest", label: "Slowest first" },
  { value: "costliest", label: "Costliest first" },
  { value: "most_tokens", label: "Most tokens first" },
  { value: "most_spans", label: "Most spans first" },
];

/** All traces of a project: how many, how many failed, which, and when. */
export function TraceListPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(tracesLink);
  const list = useTraceList(project, state);
  const [atTop, setAtTop] = useState(true);
  const narrow = useNarrow();
  const arrivals = useArrivals(project, "traces", !atTop || state.row !== undefined);
  const { where = "", from, to, sort = "latest", row } = state;
  const narrowed = where !== "" || from !== undefined || to !== undefined;
  useRowShortcuts(project, list.rows?.map(({ traceId }) => traceId) ?? [], row, (next) =>
    setState({ row: next }, { replace: true }),
  );
  const setFilter = (text: string) => setState({ where: text, row: undefined });
  const setRange = (start: string | undefined, end: string | undefined) =>
    setState({ from: start, to: end, row: undefined });
  const facetPane = (
    <FacetPane
      facets={list.facets ?? (list.fault && [])}
      filter={list.filter}
      folded={narrow}
      onToggle={(field, value) => setFilter(printFilter(toggleValue(list.filter, field, value)))}
    />
  );
  return (
    <div className="flex h-full min-h-[560px] flex-col">
      <ListHead
        total={list.total}
        facets={list.facets}
        narrowed={narrowed}
        unreadable={list.fault !== undefined}
        arrived={arrivals.count}
        onShowArrived={() => {
          setState({ row: undefined }, { replace: true });
          arrivals.show();
        }}
      />
      <FilterBox
        {...filterBox}
        value={where}
        facets={list.facets ?? []}
        fault={list.fault}
        onFilter={setFilter}
      />
      <div className="flex flex-wrap items-center gap-2 py-2">
        <TimeRange from={from} to={to} onRange={setRange} />
        <OrderSelect sort={sort} onSort={(next) => setState({ sort: next })} />
        <SavedViews project={project} where={list.fault ? "" : where} />
        {narrow ? facetPane : <ChooseColumns state={state} setState={setState} />}
      </div>
      <ListHistogram data={list.histogram} isComing={list.fault === undefined} onBrush={setRange} />
      <div className="mt-2 flex min-h-0 flex-1 gap-4">
        {!narrow && facetPane}
        <div
          className="flex min-h-0 min-w-0 flex-1 flex-col"
          onScrollCapture={({ target }) =>
            setAtTop(!(target instanceof Element) || target.scrollTop < 40)
          }
        >
          <TraceTable
            project={project}
            list={list}
            state={state}
            setState={setState}
            narrow={narrow}
            narrowed={narrowed}
            onFilter={setFilter}
            onAllTime={() => setRange(undefined, undefined)}
          />
        </div>
      </div>
    </div>
  );
}

interface OrderSelectProps {
  readonly sort: TraceSort;
  readonly onSort: (sort: TraceSort) => void;
}

function OrderSelect({ sort, onSort }: OrderSelectProps) {
  return (
    <NativeSelect
      label="Order"
      value={sort}
      options={sorts}
      onChange={(value) => onSort(traceSort.catch("latest").parse(value))}
    />
  );
}

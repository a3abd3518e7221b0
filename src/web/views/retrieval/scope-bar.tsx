import { useQuery } from "@tanstack/react-query";
import { traceFields } from "#contract/filter/trace-fields.ts";
import type { RetrievalState } from "#contract/links/retrieval-link.ts";
import { defaultPlaces, retrievalStage } from "#contract/retrieval.ts";
import { listRuns } from "#contract/runs.ts";
import { traceFacets } from "#contract/traces.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { FilterBox } from "#web/ui/filter/filter-box.tsx";
import type { FilterFault } from "#web/ui/filter/filter-problem.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { TimeRange } from "#web/ui/time-range.tsx";

interface ScopeBarProps {
  readonly project: string;
  readonly state: RetrievalState;
  readonly setState: SetLinkState<RetrievalState>;
  readonly fault: FilterFault | undefined;
}

const stages = [
  { value: "retriever", label: "Retrievers" },
  { value: "reranker", label: "Rerankers" },
];
const places = [1, 3, 5, 10, 20].map((k) => ({ value: String(k), label: `first ${k}` }));
const mostRuns = 100;

/** Whose retrievals: filter, time, run, stage, and how far down the list counts. */
export function ScopeBar({ project, state, setState, fault }: ScopeBarProps) {
  const { where = "", from, to, run, stage = "retriever", k = defaultPlaces } = state;
  const { data: facets } = useQuery(queryFor(traceFacets, { p: project }));
  const { data: runs } = useQuery(queryFor(listRuns, { p: project, limit: mostRuns }));
  const change = (next: Partial<RetrievalState>) =>
    setState({ ...next, row: undefined, document: undefined });
  const known = runs?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const runOptions = [
    { value: "", label: "Any run or none" },
    ...(run !== undefined && !known.some(({ value }) => value === run)
      ? [{ value: run, label: run }]
      : []),
    ...known,
  ];
  return (
    <>
      <FilterBox
        label="Filter traces"
        placeholder='model:gpt-4o* environment:production "refund policy"'
        fields={traceFields}
        value={where}
        facets={facets?.facets ?? []}
        fault={fault}
        onFilter={(text) => change({ where: text })}
      />
      <div className="flex flex-wrap items-center gap-2 py-2">
        <TimeRange from={from} to={to} onRange={(start, end) => change({ from: start, to: end })} />
        <NativeSelect
          label="Run"
          value={run ?? ""}
          options={runOptions}
          onChange={(id) => change({ run: id || undefined })}
        />
        <NativeSelect
          label="Lists of"
          labelShown
          value={stage}
          options={stages}
          onChange={(value) => change({ stage: retrievalStage.catch("retriever").parse(value) })}
        />
        <NativeSelect
          label="Measured at the"
          labelShown
          value={String(k)}
          options={places}
          onChange={(value) => change({ k: Number(value) })}
        />
      </div>
    </>
  );
}

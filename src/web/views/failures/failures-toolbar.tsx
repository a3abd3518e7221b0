import { failureSorts } from "#contract/failures.ts";
import { traceFields } from "#contract/filter/trace-fields.ts";
import type { FailuresState } from "#contract/links/failures-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { FilterBox } from "#web/ui/filter/filter-box.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { TimeRange } from "#web/ui/time-range.tsx";
import type { useFailures } from "./use-failures.ts";

const stepChoices = [
  { value: "first", label: "First failing step of a trace" },
  { value: "all", label: "Every failing step" },
];
const sortWords = {
  traces: "Most traces first",
  latest: "Last seen first",
  newest: "Newest kind first",
} as const;
const sortChoices = failureSorts.map((value) => ({ value, label: sortWords[value] }));

interface FailuresToolbarProps {
  readonly list: ReturnType<typeof useFailures>;
  readonly state: FailuresState;
  readonly setState: SetLinkState<FailuresState>;
}

/** Which traces and which of their steps count, and the order. */
export function FailuresToolbar({ list, state, setState }: FailuresToolbarProps) {
  const { where = "", from, to, steps = "first", sort = "traces" } = state;
  return (
    <>
      <FilterBox
        label="Filter traces"
        placeholder='model:gpt-4o* error:timeout "refund policy"'
        fields={traceFields}
        value={where}
        facets={list.facets}
        fault={list.fault}
        onFilter={(text) => setState({ where: text, row: undefined })}
      />
      <div className="flex flex-wrap items-center gap-2 py-2">
        <TimeRange
          from={from}
          to={to}
          onRange={(start, end) => setState({ from: start, to: end, row: undefined })}
        />
        <NativeSelect
          label="Which steps count"
          value={steps}
          options={stepChoices}
          onChange={(value) => setState({ steps: value === "all" ? "all" : undefined })}
        />
        <NativeSelect
          label="Order"
          value={sort}
          options={sortChoices}
          onChange={(value) => setState({ sort: failureSorts.find((one) => one === value) })}
        />
      </div>
    </>
  );
}

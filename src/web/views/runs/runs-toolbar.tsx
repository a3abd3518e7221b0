import type { RunsState } from "#contract/links/runs-link.ts";
import type { Run } from "#contract/runs.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";
import { choicesOf } from "./run-order.ts";

interface RunsToolbarProps {
  readonly runs: readonly Run[];
  readonly state: RunsState;
  readonly setState: (change: Partial<RunsState>) => void;
}

const filters = [
  { field: "experiment", label: "Experiment", all: "All experiments" },
  { field: "dataset", label: "Dataset", all: "All datasets" },
] as const;

export function RunsToolbar({ runs, state, setState }: RunsToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 pb-2">
      <SearchInput
        label="Search runs"
        placeholder="Search names, models, ids"
        className="w-64 max-sm:w-full"
        value={state.search ?? ""}
        onSearch={(search) => setState({ search: search || undefined })}
      />
      {filters.map(({ field, label, all }) => (
        <NativeSelect
          key={field}
          label={label}
          value={state[field] ?? ""}
          options={[
            { value: "", label: all },
            ...choicesOf(runs, field, state[field]).map((value) => ({ value, label: value })),
          ]}
          onChange={(value) => setState({ [field]: value || undefined })}
        />
      ))}
    </div>
  );
}

import { savedSlices } from "#contract/compare.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { runAppearance } from "#web/ui/run-appearance.ts";
import { SearchInput } from "#web/ui/search-input.tsx";
import type { CompareView } from "../compare-view.ts";
import { noSlices } from "../compare-view.ts";

/** More rows than these can be searched. */
const searchFrom = 12;

/** By what to slice, which metric, which run, and the search among the slices. */
export function SliceToolbar({ view, count }: { view: CompareView; count: number }) {
  const { comparison, choices, metric, run, state, setState, sliceKey } = view;
  const { runs, sliceKeys, savedSliceCount } = comparison;
  const several = runs.length > 2;
  const chosen = state.slices?.startsWith("@") ? state.slices : (sliceKey ?? noSlices);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <NativeSelect
        label="Slices"
        value={chosen}
        options={[
          { value: noSlices, label: "no slices" },
          ...sliceKeys.map(({ key, values }) => ({ value: key, label: `by ${key} (${values})` })),
          ...(savedSliceCount > 0
            ? [{ value: savedSlices, label: `saved slices (${savedSliceCount})` }]
            : []),
          ...(several
            ? [
                { value: "@prompt", label: "runs by prompt" },
                { value: "@model", label: "runs by model" },
              ]
            : []),
        ]}
        onChange={(slices) => setState({ slices })}
      />
      {choices.length > 1 && (
        <NativeSelect
          label="Metric"
          value={metric.name}
          options={choices.map(({ name, label }) => ({ value: name, label }))}
          onChange={(name) => setState({ metric: name })}
        />
      )}
      {several && (
        <NativeSelect
          label="Run"
          value={run.id}
          options={runs.slice(1).map(({ id, name }, at) => ({
            value: id,
            label: `${runAppearance(at + 1).letter} ${name}`,
          }))}
          onChange={(id) => setState({ run: id })}
        />
      )}
      {count > searchFrom && (
        <SearchInput
          label="Find a slice"
          className="w-40"
          value={state.sliceSearch ?? ""}
          onSearch={(text) => setState({ sliceSearch: text || undefined }, { replace: true })}
        />
      )}
      <Button
        tone="quiet"
        aria-pressed={state.finder === true}
        onClick={() => setState({ finder: state.finder ? undefined : true })}
      >
        {state.finder ? "Hide the slice finder" : "Find worse slices"}
      </Button>
    </div>
  );
}

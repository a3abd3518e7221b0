import type { DatasetHealth } from "#contract/dataset-health.ts";
import { type HealthState, noneChosen } from "#contract/links/dataset-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";

interface HealthToolbarProps {
  readonly health: DatasetHealth;
  readonly setState: SetLinkState<HealthState>;
}

export function HealthToolbar({ health, setState }: HealthToolbarProps) {
  const { slices, sliceKeys, metrics, results } = health;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4">
      <NativeSelect
        label="Slices"
        labelShown
        value={slices || noneChosen}
        options={[
          { value: noneChosen, label: "none" },
          ...sliceKeys.map(({ key, values }) => ({ value: key, label: `${key} (${values})` })),
        ]}
        onChange={(next) => setState({ slices: next })}
      />
      {results && (
        <>
          <NativeSelect
            label="Metric"
            labelShown
            value={results.metric}
            options={metrics.map((name) => ({ value: name, label: name }))}
            onChange={(metric) => setState({ metric, run: undefined })}
          />
          <NativeSelect
            label="Baseline"
            labelShown
            value={results.baseline}
            options={results.runs.toReversed().map((id) => ({ value: id, label: id }))}
            onChange={(run) => setState({ run })}
          />
        </>
      )}
    </div>
  );
}

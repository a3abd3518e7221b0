import type { Comparison } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { erroredCount, evaluatorChoices } from "./strip-notes.ts";

interface StripOptionsProps {
  readonly comparison: Comparison;
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
}

/** By which rules the runs are compared; shown where there is something to choose. */
export function StripOptions({ comparison, state, setState }: StripOptionsProps) {
  const errored = erroredCount(comparison);
  const evaluators = evaluatorChoices(comparison);
  const { sliceKeys } = comparison;
  if (errored === 0 && evaluators.length === 0 && sliceKeys.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {(errored > 0 || state.errored !== undefined) && (
        <NativeSelect
          labelShown
          label={`${formatQuantity(errored, "failed output")}:`}
          value={state.errored ?? "wrong"}
          options={[
            { value: "wrong", label: "count as wrong" },
            { value: "left_out", label: "are left out" },
          ]}
          onChange={(value) => setState({ errored: value === "left_out" ? "left_out" : undefined })}
        />
      )}
      {evaluators.map(({ metric, options, chosen }) => (
        <NativeSelect
          key={metric}
          labelShown
          label={`${metric} scored by`}
          value={chosen}
          options={options}
          onChange={(evaluator) => setState({ evaluator: evaluator || undefined })}
        />
      ))}
      {(sliceKeys.length > 0 || state.groups !== undefined) && (
        <NativeSelect
          labelShown
          label="Examples"
          value={state.groups ?? ""}
          options={[
            { value: "", label: "stand alone" },
            ...groupKeys(comparison, state.groups).map((key) => ({
              value: key,
              label: `belong together by ${key}`,
            })),
          ]}
          onChange={(groups) => setState({ groups: groups || undefined })}
        />
      )}
    </div>
  );
}

function groupKeys({ sliceKeys }: Comparison, chosen: string | undefined): string[] {
  const keys = sliceKeys.map(({ key }) => key);
  return chosen === undefined || keys.includes(chosen) ? keys : [...keys, chosen];
}

import { thresholdSides } from "#contract/alerts.ts";
import type { Metric } from "#contract/registries.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { limitUnit } from "./limit-unit.ts";
import type { RuleFaults, RuleForm } from "./rule-form.ts";

interface ConditionFieldsProps {
  readonly form: RuleForm;
  readonly faults: RuleFaults;
  readonly metrics: readonly Metric[];
  readonly onChange: (next: Partial<RuleForm>) => void;
}

const kinds = [
  { value: "regressed", label: "a run is worse than its baseline" },
  { value: "change", label: "the level changes" },
  { value: "threshold", label: "a value passes a limit" },
  { value: "no_data", label: "nothing comes any more" },
] as const;

/** What the rule waits for. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { form, faults, onChange } = props;
  const { kind, series } = form;
  return (
    <>
      <NativeSelect
        label="When"
        labelShown
        value={kind}
        options={kinds.filter(({ value }) => value !== "regressed" || series.source === "runs")}
        onChange={(next) => {
          const found = kinds.find(({ value }) => value === next);
          if (found) onChange({ kind: found.value });
        }}
      />
      {kind === "regressed" && (
        <TextField
          label="Baseline"
          value={form.baseline}
          fault={faults.baseline}
          hint="last-passing, the label of a prompt version, or the id of a run"
          onChange={(baseline) => onChange({ baseline })}
        />
      )}
      {kind === "change" && (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="sr-only">Which changes</legend>
          <Check
            label="only for the worse"
            checked={form.onlyWorse}
            onChange={(onlyWorse) => onChange({ onlyWorse })}
          />
          <Check
            label="also possible ones (p from .01 to .05)"
            checked={form.possible}
            onChange={(possible) => onChange({ possible })}
          />
        </fieldset>
      )}
      {kind === "threshold" && <ThresholdFields {...props} />}
      {kind === "no_data" && (
        <TextField
          label="Hours without data"
          value={form.hours}
          fault={faults.hours}
          inputMode="decimal"
          hint="Counted from when the last came, whatever time it says it is of"
          onChange={(hours) => onChange({ hours })}
        />
      )}
    </>
  );
}

function ThresholdFields({ form, faults, metrics, onChange }: ConditionFieldsProps) {
  const { unit } = limitUnit(form.series.metric, metrics);
  const of = unit ? `, ${unit}` : "";
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-[auto_1fr_1fr_1fr]">
      <div className="flex flex-col">
        <span className="text-small text-muted">Side</span>
        <NativeSelect
          label="Side"
          value={form.side}
          options={thresholdSides.map((value) => ({ value, label: value }))}
          onChange={(next) => onChange({ side: next === "above" ? "above" : "below" })}
        />
      </div>
      <TextField
        label={`Limit${of}`}
        value={form.limit}
        fault={faults.limit}
        inputMode="decimal"
        onChange={(limit) => onChange({ limit })}
      />
      <TextField
        label={`Over again at${of}`}
        value={form.clear}
        fault={faults.clear}
        inputMode="decimal"
        hint="Left empty: the limit"
        onChange={(clear) => onChange({ clear })}
      />
      <TextField
        label="In a row"
        value={form.consecutive}
        fault={faults.consecutive}
        inputMode="decimal"
        onChange={(consecutive) => onChange({ consecutive })}
      />
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="inline-flex items-center gap-1.5">
      <input
        type="checkbox"
        className="accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="[overflow-wrap:anywhere]">{label}</span>
    </label>
  );
}

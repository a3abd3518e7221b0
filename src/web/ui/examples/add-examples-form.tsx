import { useState } from "react";
import type { Problem } from "#contract/problem.ts";
import type { WrittenExample } from "#contract/records.ts";
import { formatQuantity } from "../format.ts";
import { NativeSelect } from "../native-select.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { TextField } from "../text-field.tsx";
import { type ExampleSource, examplesOf, factNames, inputFields } from "./examples-of.ts";
import { DatasetPicker, longestName, newDataset } from "./dataset-picker.tsx";
import { FactBoxes } from "./fact-boxes.tsx";
import { FormActions } from "../form-actions.tsx";

interface AddExamplesFormProps {
  readonly sources: readonly ExampleSource[];
  /** Names of the datasets that there are. */
  readonly datasets: readonly string[];
  readonly isPending: boolean;
  readonly problem: Problem | undefined;
  readonly onAdd: (dataset: string, records: readonly WrittenExample[]) => void;
  readonly onClose: () => void;
}

const whole = "";

/** Which dataset, what becomes the input, and what is kept with it. */
export function AddExamplesForm(props: AddExamplesFormProps) {
  const { sources, datasets, isPending, problem, onAdd, onClose } = props;
  const [chosen, setChosen] = useState(datasets[0] ?? newDataset);
  const [name, setName] = useState("");
  const [field, setField] = useState(whole);
  const [withReference, setReference] = useState(false);
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [split, setSplit] = useState("");
  const dataset = chosen === newDataset ? name.trim() : chosen;
  const { records, without } = examplesOf(sources, {
    dataset,
    field: field === whole ? undefined : field,
    withReference,
    keys,
    split: split.trim(),
  });
  return (
    <form
      className="flex min-h-0 flex-col gap-3 overflow-auto p-4"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(dataset, records);
      }}
    >
      <DatasetPicker
        datasets={datasets}
        chosen={chosen}
        name={name}
        onChosen={setChosen}
        onName={setName}
      />
      <NativeSelect
        label="Input"
        labelShown
        value={field}
        options={[
          { value: whole, label: "The whole input" },
          ...inputFields(sources).map((value) => ({ value, label: `Its field ${value}` })),
        ]}
        onChange={setField}
      />
      <ReferenceBox checked={withReference} onChange={setReference} />
      <FactBoxes names={factNames(sources)} ticked={keys} onTick={setKeys} />
      <TextField
        label="Split"
        value={split}
        onChange={(next) => setSplit(next.slice(0, longestName))}
        hint="test, train or whatever the dataset is divided by; may be empty."
      />
      {without > 0 && (
        <p className="text-warning">
          {`${formatQuantity(without, "trace")} without such an input ${without === 1 ? "is" : "are"} left out.`}
        </p>
      )}
      {problem && <ProblemNote what="The examples were not added" problem={problem} />}
      <FormActions
        submit={`Add ${formatQuantity(records.length, "example")}`}
        needs="write"
        disabled={dataset === "" || records.length === 0 || isPending}
        onCancel={onClose}
      />
    </form>
  );
}

interface ReferenceBoxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function ReferenceBox({ checked, onChange }: ReferenceBoxProps) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-1 accent-accent"
      />
      <span>
        Take the output as the reference
        <span className="block text-small text-muted">
          Only where it is right: the answer of a failed trace is no reference.
        </span>
      </span>
    </label>
  );
}

import { NativeSelect } from "../native-select.tsx";
import { TextField } from "../text-field.tsx";

/** Chosen where the dataset is still to be made; no dataset has an empty name. */
export const newDataset = "";
export const longestName = 500;

interface DatasetPickerProps {
  readonly datasets: readonly string[];
  readonly chosen: string;
  /** Name of a new one. */
  readonly name: string;
  readonly onChosen: (dataset: string) => void;
  readonly onName: (name: string) => void;
}

/** One of the datasets, or a new one by its name. */
export function DatasetPicker(props: DatasetPickerProps) {
  const { datasets, chosen, name, onChosen, onName } = props;
  return (
    <>
      <NativeSelect
        label="Dataset"
        labelShown
        value={chosen}
        options={[
          ...datasets.map((value) => ({ value, label: value })),
          { value: newDataset, label: "A new one" },
        ]}
        onChange={onChosen}
      />
      {chosen === newDataset && (
        <TextField
          label="Name of the dataset"
          value={name}
          onChange={(next) => onName(next.slice(0, longestName))}
        />
      )}
    </>
  );
}

import { useState } from "react";
import { problemOf } from "#web/data/problem-of.ts";
import { useSaveSlice } from "#web/data/use-save-slice.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";

interface SaveSelectionDialogProps {
  readonly project: string;
  readonly where: string;
  readonly count: number;
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

/** Gives the selected examples a name, so that every comparison can be sliced by them. */
export function SaveSelectionDialog(props: SaveSelectionDialogProps) {
  const { project, where, count, onSaved, onClose } = props;
  const [name, setName] = useState("");
  const save = useSaveSlice(project);
  return (
    <Dialog open onClose={onClose} title={`Save ${formatQuantity(count, "example")} as a slice`}>
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          const note = "Selected on the map";
          save.mutate(
            { name: name.trim(), where, note },
            { onSuccess: () => onSaved(name.trim()) },
          );
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={(next) => setName(next.slice(0, 200))}
          hint="A slice of this name that exists already is replaced."
        />
        {save.error && (
          <ProblemNote what="The slice was not saved" problem={problemOf(save.error)} />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            tone="primary"
            needs="write"
            disabled={name.trim() === "" || save.isPending}
          >
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

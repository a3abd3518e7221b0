import { useState } from "react";
import { problemOf } from "#web/data/problem-of.ts";
import { useSaveSlice } from "#web/data/use-save-slice.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";

interface SaveSliceDialogProps {
  readonly project: string;
  /** The filter to be saved. */
  readonly where: string;
  readonly suggestedName: string;
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

const longestName = 200;

/** Gives a filter a name, so that every comparison can be sliced by it. */
export function SaveSliceDialog(props: SaveSliceDialogProps) {
  const { project, where, suggestedName, onSaved, onClose } = props;
  const [name, setName] = useState(suggestedName.slice(0, longestName));
  const save = useSaveSlice(project);
  const submit = () =>
    save.mutate({ name: name.trim(), where }, { onSuccess: () => onSaved(name.trim()) });
  return (
    <Dialog open onClose={onClose} title="Save as slice">
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={(next) => setName(next.slice(0, longestName))}
          hint="A slice of this name that exists already is replaced."
        />
        <div>
          <p className="text-small text-muted">Examples that match</p>
          <code className="block max-h-40 overflow-auto font-mono [overflow-wrap:anywhere]">
            {where}
          </code>
        </div>
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

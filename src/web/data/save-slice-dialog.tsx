import { useState } from "react";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { problemOf } from "./problem-of.ts";
import { useSaveSlice } from "./use-save-slice.ts";
import { FormActions } from "#web/ui/form-actions.tsx";

interface SaveSliceDialogProps {
  readonly project: string;
  /** The filter to be saved. */
  readonly where: string;
  readonly title?: string;
  readonly suggestedName?: string;
  /** Where the slice comes from. */
  readonly note?: string;
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

const longestName = 200;
/** A selection names thousands of examples one by one: nobody reads them all. */
const shownCharacters = 2000;

/** Gives a filter a name, so that every comparison can be sliced by it. */
export function SaveSliceDialog(props: SaveSliceDialogProps) {
  const { project, where, title = "Save as slice", suggestedName = "", note } = props;
  const { onSaved, onClose } = props;
  const [name, setName] = useState(suggestedName.slice(0, longestName));
  const save = useSaveSlice(project);
  const submit = () =>
    save.mutate(
      { name: name.trim(), where, ...(note !== undefined && { note }) },
      { onSuccess: () => onSaved(name.trim()) },
    );
  return (
    <Dialog open onClose={onClose} title={title}>
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
            {where.length > shownCharacters ? `${where.slice(0, shownCharacters)}…` : where}
          </code>
        </div>
        {save.error && (
          <ProblemNote what="The slice was not saved" problem={problemOf(save.error)} />
        )}
        <FormActions
          submit="Save"
          needs="write"
          disabled={name.trim() === "" || save.isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

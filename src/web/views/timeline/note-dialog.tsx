import { useState } from "react";
import type { noteKinds } from "#contract/records.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useSaveNote } from "#web/data/use-save-note.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";

/** What a note is about to be said of. */
export interface NoteTarget {
  readonly run: string;
  readonly runName: string;
  readonly metric: string;
  readonly kind: (typeof noteKinds)[number];
}

interface NoteDialogProps {
  readonly project: string;
  readonly target: NoteTarget;
  readonly onClose: () => void;
}

const longest = 10_000;
const longestName = 500;

/** Says something of a run, or that its change is known. The name is asked for once and remembered. */
export function NoteDialog({ project, target, onClose }: NoteDialogProps) {
  const { annotator, setAnnotator } = usePreferences();
  const [author, setAuthor] = useState(annotator);
  const [text, setText] = useState("");
  const save = useSaveNote(project);
  const { run, runName, metric, kind } = target;
  const isNote = kind === "note";
  const submit = () => {
    const name = author.trim();
    setAnnotator(name);
    save.mutate(
      { target: { run, metric }, kind, text: text.trim(), author: name },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isNote ? `Note on ${runName}` : `Acknowledge the change at ${runName}`}
    >
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={isNote ? "Note" : "What is known of it"}
          value={text}
          onChange={(next) => setText(next.slice(0, longest))}
          hint={`Kept with ${metric} of this run, for everyone to see.`}
        />
        {annotator === "" && (
          <TextField
            label="Your name"
            value={author}
            onChange={(next) => setAuthor(next.slice(0, longestName))}
            hint="Stands beside what you say. Remembered in this browser."
          />
        )}
        {save.error && (
          <ProblemNote what="The note was not saved" problem={problemOf(save.error)} />
        )}
        <FormActions
          submit={isNote ? "Save" : "Acknowledge"}
          needs="write"
          disabled={author.trim() === "" || (isNote && text.trim() === "") || save.isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

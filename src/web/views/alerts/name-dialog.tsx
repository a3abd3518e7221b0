import { useState } from "react";
import { Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";

interface NameDialogProps {
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

const longest = 500;

/** Asks once who acknowledges. */
export function NameDialog({ onName, onClose }: NameDialogProps) {
  const [name, setName] = useState("");
  return (
    <Dialog open onClose={onClose} title="Acknowledge">
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          onName(name.trim());
        }}
      >
        <TextField
          label="Your name"
          value={name}
          onChange={(next) => setName(next.slice(0, longest))}
          hint="Stands beside what you acknowledge. Remembered in this browser."
        />
        <FormActions
          submit="Acknowledge"
          needs="write"
          disabled={name.trim() === ""}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

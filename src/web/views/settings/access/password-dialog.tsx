import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { changePassword, type Person, shortestPassword, whoAmI } from "#contract/auth.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";

interface PasswordDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** A new password; every other session of the account ends. */
export function PasswordDialog({ person, onClose }: PasswordDialogProps) {
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [tried, setTried] = useState(false);
  const fault =
    next.length < shortestPassword ? `At least ${shortestPassword} characters` : undefined;
  const change = useMutation({
    mutationFn: async () => call(changePassword, {}, { body: { current, next } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [whoAmI.path] });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={person.hasPassword ? "Change the password" : "Set a password"}
    >
      <form
        className="flex flex-col gap-3 overflow-auto p-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!fault) change.mutate();
        }}
      >
        {person.hasPassword && (
          <TextField
            label="Present password"
            type="password"
            value={current}
            onChange={setCurrent}
            autoComplete="current-password"
          />
        )}
        <TextField
          label="New password"
          type="password"
          value={next}
          onChange={setNext}
          fault={tried ? fault : undefined}
          hint="Your sessions on other devices end"
        />
        {change.error && (
          <ProblemNote what="The password was not changed" problem={problemOf(change.error)} />
        )}
        <FormActions submit="Save" disabled={change.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

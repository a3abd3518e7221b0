import { useState } from "react";
import type { Problem } from "#contract/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";

interface PassphraseFormProps {
  readonly problem: Problem | undefined;
  readonly isPending: boolean;
  readonly onGiven: (passphrase: string) => void;
}

/** Stands before a link with a passphrase. */
export function PassphraseForm({ problem, isPending, onGiven }: PassphraseFormProps) {
  const [typed, setTyped] = useState("");
  return (
    <form
      className="flex max-w-sm flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== "") onGiven(typed);
      }}
    >
      <p className="text-muted">
        Whoever shared this view set a passphrase. It opens for 12 hours.
      </p>
      <TextField
        label="Passphrase"
        type="password"
        value={typed}
        fault={problem && [problem.detail, problem.hint].filter(Boolean).join(" ")}
        onChange={setTyped}
      />
      <Button type="submit" tone="primary" className="self-start" disabled={isPending}>
        {isPending ? "Opening…" : "Open"}
      </Button>
    </form>
  );
}

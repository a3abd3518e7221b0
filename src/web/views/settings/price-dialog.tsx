import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { setPrice, type Price } from "#contract/prices.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { draftOf, emptyDraft, readDraft } from "./price-form.ts";
import { FormActions } from "#web/ui/form-actions.tsx";

interface PriceDialogProps {
  /** Undefined for a price that is added. */
  readonly price: Price | undefined;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

const fields = [
  { name: "model", label: "Model", hint: "* stands for any characters: gpt-4o*" },
  { name: "provider", label: "Provider", hint: "Left empty: any" },
  { name: "promptUsd", label: "Prompt, $ per million tokens" },
  { name: "completionUsd", label: "Completion, $ per million tokens" },
  {
    name: "cacheReadUsd",
    label: "Read from cache, $ per million tokens",
    hint: "May be left empty",
  },
  {
    name: "cacheWriteUsd",
    label: "Write to cache, $ per million tokens",
    hint: "May be left empty",
  },
] as const;

export function PriceDialog({ price, onClose, onSaved }: PriceDialogProps) {
  const [draft, setDraft] = useState(price ? draftOf(price) : emptyDraft);
  const [tried, setTried] = useState(false);
  const read = readDraft(draft);
  const faults = tried && "faults" in read ? read.faults : {};
  const save = useMutation({
    mutationFn: async (body: Price) => call(setPrice, {}, { body }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={price ? `Price of ${price.model}` : "Add a price"}>
      <form
        className="flex flex-col gap-3 overflow-auto p-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if ("price" in read) save.mutate(read.price);
        }}
      >
        {fields.map(({ name, label, ...rest }) => (
          <TextField
            key={name}
            label={label}
            hint={"hint" in rest ? rest.hint : undefined}
            fault={faults[name]}
            value={draft[name]}
            readOnly={price !== undefined && (name === "model" || name === "provider")}
            inputMode={name.endsWith("Usd") ? "decimal" : "text"}
            onChange={(value) => setDraft({ ...draft, [name]: value })}
          />
        ))}
        {save.error && (
          <ProblemNote what="The price was not saved" problem={problemOf(save.error)} />
        )}
        <FormActions submit="Save" disabled={save.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

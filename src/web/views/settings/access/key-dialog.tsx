import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { type KeyScope, keyScopes } from "#contract/access.ts";
import { makeKey, makeServerKey } from "#contract/api-keys.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { expiryAfter, scopeWords } from "./access-words.ts";
import { SecretOnce } from "#web/ui/secret-once.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";

interface KeyDialogProps {
  readonly project: string;
  readonly isServerAdmin: boolean;
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
}

const lifetimes = [
  { value: "30", label: "in 30 days" },
  { value: "90", label: "in 90 days" },
  { value: "365", label: "in a year" },
  { value: "", label: "never" },
];

/** Makes a key and shows it once. */
export function KeyDialog({ project, isServerAdmin, onMade, onClose }: KeyDialogProps) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly KeyScope[]>(["ingest"]);
  const [days, setDays] = useState("90");
  const [isForAll, setForAll] = useState(false);
  const make = useMutation({
    mutationFn: async () => {
      const body = {
        name: name.trim(),
        scopes: [...scopes],
        expiresAt: expiryAfter(days, Date.now()),
      };
      return isForAll ? call(makeServerKey, {}, { body }) : call(makeKey, { p: project }, { body });
    },
    onSuccess: onMade,
  });
  return (
    <Dialog open onClose={onClose} title="Make a key">
      {make.data ? (
        <SecretOnce
          label="key"
          secret={make.data.secret}
          words="Copy the key now: it is not shown again. Who has it may do what it is for."
          onDone={onClose}
        />
      ) : (
        <form
          className="flex flex-col gap-3 overflow-auto p-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <TextField
            label="Name"
            value={name}
            onChange={(next) => setName(next.slice(0, 100))}
            hint="The program or machine that will have it"
          />
          <ScopeChoice scopes={scopes} onScopes={setScopes} />
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {isServerAdmin && (
              <NativeSelect
                label="For"
                labelShown
                value={isForAll ? "all" : "one"}
                options={[
                  { value: "one", label: project },
                  { value: "all", label: "every project" },
                ]}
                onChange={(value) => setForAll(value === "all")}
              />
            )}
            <NativeSelect
              label="Ends"
              labelShown
              value={days}
              options={lifetimes}
              onChange={setDays}
            />
          </div>
          {make.error && (
            <ProblemNote what="The key was not made" problem={problemOf(make.error)} />
          )}
          <FormActions
            submit="Make the key"
            disabled={name.trim() === "" || scopes.length === 0 || make.isPending}
            onCancel={onClose}
          />
        </form>
      )}
    </Dialog>
  );
}

interface ScopeChoiceProps {
  readonly scopes: readonly KeyScope[];
  readonly onScopes: (scopes: readonly KeyScope[]) => void;
}

function ScopeChoice({ scopes, onScopes }: ScopeChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 text-small text-muted">May</legend>
      {keyScopes.map((scope) => (
        <label key={scope} className="flex items-center gap-2">
          <input
            type="checkbox"
            className="accent-accent"
            checked={scopes.includes(scope)}
            onChange={({ target }) =>
              onScopes(
                keyScopes.filter((one) => (one === scope ? target.checked : scopes.includes(one))),
              )
            }
          />
          {scope} <span className="text-muted">{scopeWords[scope]}</span>
        </label>
      ))}
    </fieldset>
  );
}

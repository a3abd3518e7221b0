import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { deleteData, deletionKinds, previewDeletion } from "#contract/deletion.ts";
import { privacyLink } from "#contract/links/privacy-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { deletionSentence, kindOptions } from "./deletion-words.ts";

/** Shows what would go, and deletes it once its name is typed again. */
export function DeleteSection() {
  const [{ kind = "session", id = "" }, setLink] = useLinkState(privacyLink);
  const [draft, setDraft] = useState<string>();
  const typed = draft ?? id;
  return (
    <Section title="Delete">
      <form
        className="flex flex-wrap items-end gap-2 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          setLink({ id: typed.trim() || undefined });
          setDraft(undefined);
        }}
      >
        <NativeSelect
          label="What to delete"
          value={kind}
          options={kindOptions}
          onChange={(value) => {
            setLink({ kind: deletionKinds.find((one) => one === value), id: undefined });
            setDraft(undefined);
          }}
        />
        {kind !== "project" && (
          <>
            <div className="w-80 max-w-full">
              <TextField
                label={kind === "before" ? "Time, like 2025-01-31T00:00:00Z" : `Id of the ${kind}`}
                value={typed}
                onChange={setDraft}
              />
            </div>
            <Button needs="admin" type="submit" disabled={typed.trim() === ""}>
              Show what would go
            </Button>
          </>
        )}
      </form>
      {(kind === "project" || id !== "") && (
        <Confirmation key={`${kind} ${id}`} kind={kind} id={kind === "project" ? "" : id} />
      )}
    </Section>
  );
}

interface ConfirmationProps {
  readonly kind: (typeof deletionKinds)[number];
  readonly id: string;
}

function Confirmation({ kind, id }: ConfirmationProps) {
  const project = useProjectName();
  const client = useQueryClient();
  const [confirm, setConfirm] = useState("");
  const asked = useQuery({
    ...queryFor(previewDeletion, { p: project, kind, id }),
    placeholderData: undefined,
  });
  const remove = useMutation({
    mutationFn: async () => call(deleteData, { p: project }, { body: { kind, id, confirm } }),
    onSuccess: () => client.invalidateQueries(),
  });
  const wanted = kind === "project" ? project : id;
  const nothing = asked.data?.tables.length === 0;
  return (
    <div className="flex max-w-2xl flex-col items-start gap-2 border-l-2 pl-3">
      {asked.error && (
        <ProblemNote what="What would go could not be found out" problem={problemOf(asked.error)} />
      )}
      {asked.isPending && <Skeleton className="h-4 w-96 max-w-full" />}
      {asked.data && !remove.data && (
        <p className="[overflow-wrap:anywhere]">{deletionSentence(asked.data)}</p>
      )}
      {asked.data && !nothing && !remove.data && (
        <>
          <div className="w-80 max-w-full">
            <TextField
              label={`Type ${wanted.slice(0, 80)} to confirm`}
              value={confirm}
              onChange={setConfirm}
            />
          </div>
          <Button
            needs="admin"
            tone="danger"
            disabled={confirm !== wanted || remove.isPending}
            onClick={() => remove.mutate()}
          >
            {remove.isPending ? "Deleting…" : "Delete for good"}
          </Button>
        </>
      )}
      {remove.error && <ProblemNote what="It was not deleted" problem={problemOf(remove.error)} />}
      {remove.data && (
        <output>
          {remove.data.gone
            ? "Deleted. Nothing of it is on the disk any more."
            : "Deleted. Old files leave the disk within minutes."}
        </output>
      )}
    </div>
  );
}

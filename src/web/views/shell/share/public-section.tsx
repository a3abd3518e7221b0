import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Globe } from "lucide-react";
import { useState } from "react";
import { call } from "#client/call.ts";
import { listShares, makeShare, shortestPassphrase } from "#contract/shares.ts";
import type { View } from "#contract/snapshots.ts";
import { problemOf } from "#web/data/problem-of.ts";
import type { ReadPart } from "#web/data/view-reads.ts";
import { Button } from "#web/ui/button.tsx";
import { CopyLine } from "#web/ui/copy-line.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { formatAbsoluteTime } from "#web/ui/format-time.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { PartList } from "./part-list.tsx";

interface PublicSectionProps {
  readonly project: string;
  readonly view: View;
  readonly parts: readonly ReadPart[];
}

const ends = [
  { value: "1", label: "for a day" },
  { value: "7", label: "for a week" },
  { value: "30", label: "for 30 days" },
  { value: "365", label: "for a year" },
  { value: "", label: "until it is revoked" },
] as const;

/** A link for people without an account, and beforehand what they will be able to read. */
export function PublicSection({ project, view, parts: all }: PublicSectionProps) {
  // What is posted is not read under a link: the server would refuse it.
  const parts = all.filter(({ body }) => body === undefined);
  const client = useQueryClient();
  const [end, setEnd] = useState("7");
  const [passphrase, setPassphrase] = useState("");
  const isShort = passphrase !== "" && passphrase.length < shortestPassphrase;
  const make = useMutation({
    mutationFn: () =>
      call(
        makeShare,
        { p: project },
        {
          body: {
            ...view,
            expiresInDays: end === "" ? null : Number(end),
            ...(passphrase !== "" && { passphrase }),
          },
        },
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [listShares.path] }),
  });
  const { data } = make;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-body">Public link</h3>
      <p className="text-muted">
        {`Whoever has it reads this view as it then is, without an account: ${formatQuantity(parts.length, "part")} and nothing else of the project.`}
      </p>
      <PartList parts={parts} />
      {data ? (
        <CopyLine
          label="Public link"
          text={`${window.location.origin}${data.path}`}
          hint={`${data.expiresAt === null ? "Open until it is revoked" : `Open until ${formatAbsoluteTime(Date.parse(data.expiresAt))}`}${data.hasPassphrase ? ", with the passphrase" : ""}. It is shown this once. Settings lists it and ends it.`}
        />
      ) : (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isShort) make.mutate();
          }}
        >
          <NativeSelect label="Open" value={end} options={ends} onChange={setEnd} />
          <div className="min-w-48 flex-1">
            <TextField
              label="Passphrase (may be left empty)"
              type="password"
              value={passphrase}
              fault={isShort ? `At least ${shortestPassphrase} characters` : undefined}
              onChange={setPassphrase}
            />
          </div>
          <Button type="submit" needs="write" disabled={make.isPending || parts.length === 0}>
            <Globe size={14} aria-hidden />
            {make.isPending ? "Making it…" : "Make a public link"}
          </Button>
        </form>
      )}
      {make.error && (
        <ProblemNote what="The public link was not made" problem={problemOf(make.error)} />
      )}
    </section>
  );
}

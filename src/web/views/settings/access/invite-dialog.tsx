import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { type Role, roles } from "#contract/access.ts";
import { email as emailShape } from "#contract/auth.ts";
import { inviteAccount, inviteMember } from "#contract/members.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { SecretOnce } from "#web/ui/secret-once.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";

interface InviteDialogProps {
  /** Undefined for an account of the server. */
  readonly project?: string;
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
}

const inProject = roles.map((role) => ({ value: role, label: role }));
const onServer = [
  { value: "none", label: "no role yet" },
  ...roles.map((role) => ({ value: role, label: `${role} in every project` })),
  { value: "server", label: "admin of the server" },
];

/** Makes a one-time link and shows it once. */
export function InviteDialog({ project, onMade, onClose }: InviteDialogProps) {
  const [choice, setChoice] = useState("viewer");
  const [email, setEmail] = useState("");
  const typed = email.trim();
  const isWrong = typed !== "" && !emailShape.safeParse(typed).success;
  const role = roles.find((one): one is Role => one === choice);
  const make = useMutation({
    mutationFn: async () => {
      const whom = typed === "" ? {} : { email: typed };
      return project === undefined
        ? call(inviteAccount, {}, { body: { ...whom, role, admin: choice === "server" } })
        : call(inviteMember, { p: project }, { body: { ...whom, role: role ?? "viewer" } });
    },
    onSuccess: onMade,
  });
  return (
    <Dialog open onClose={onClose} title="Invite somebody">
      {make.data ? (
        <SecretOnce
          label="link"
          secret={make.data.url}
          words="Send this link to them. It works once, for seven days, and is not shown again."
          onDone={onClose}
        />
      ) : (
        <form
          className="flex flex-col gap-3 overflow-auto p-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isWrong) make.mutate();
          }}
        >
          <NativeSelect
            label={project === undefined ? "As" : `Role in ${project}`}
            labelShown
            value={choice}
            options={project === undefined ? onServer : inProject}
            onChange={setChoice}
          />
          <TextField
            label="E-mail"
            value={email}
            onChange={setEmail}
            fault={isWrong ? "An address like ann@example.org" : undefined}
            hint="May be left empty: then whoever has the link takes it. No mail is sent."
          />
          {make.error && (
            <ProblemNote what="The link was not made" problem={problemOf(make.error)} />
          )}
          <FormActions submit="Make a link" disabled={make.isPending} onCancel={onClose} />
        </form>
      )}
    </Dialog>
  );
}

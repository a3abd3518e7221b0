import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { call } from "#client/call.ts";
import { type Person, whoAmI } from "#contract/auth.ts";
import {
  type Account,
  changeAccount,
  endInvitation,
  inviteToNewPassword,
  listAccounts,
  listMembers,
} from "#contract/members.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { AccountTable } from "./account-table.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { SecretOnce } from "#web/ui/secret-once.tsx";

/** Everybody on the server, for its admins. */
export function AccountSection({ person }: { person: Person }) {
  const client = useQueryClient();
  const [isInviting, setInviting] = useState(false);
  const { data, error, refetch } = useQuery(queryFor(listAccounts, {}));
  const refresh = async () => {
    for (const { path } of [listAccounts, listMembers, whoAmI])
      await client.invalidateQueries({ queryKey: [path] });
  };
  const change = useMutation({
    mutationFn: async ({ id, ...body }: { id: string; admin?: boolean; disabled?: boolean }) =>
      call(changeAccount, { user: id }, { body }),
    onSettled: refresh,
  });
  const reset = useMutation({
    mutationFn: async ({ id }: Account) => call(inviteToNewPassword, { user: id }),
    onSettled: refresh,
  });
  const withdraw = useMutation({
    mutationFn: async (id: string) => call(endInvitation, { id }),
    onSettled: refresh,
  });
  const failed = change.error ?? reset.error ?? withdraw.error;
  return (
    <Section
      title="Accounts of this server"
      actions={
        <Button onClick={() => setInviting(true)}>
          <UserPlus size={14} aria-hidden />
          Invite to the server
        </Button>
      }
    >
      {error && (
        <ProblemNote
          what="The accounts could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {failed && <ProblemNote what="That was not changed" problem={problemOf(failed)} />}
      {!data && !error && <SkeletonRows rows={4} label="Loading accounts" />}
      {data && (
        <AccountTable
          accounts={data.items}
          own={person.id}
          onChange={(id, changed) => change.mutate({ id, ...changed })}
          onReset={reset.mutate}
        />
      )}
      {data && <InvitationList invitations={data.invitations} onWithdraw={withdraw.mutate} />}
      {isInviting && <InviteDialog onMade={refresh} onClose={() => setInviting(false)} />}
      {reset.data && (
        <Dialog open onClose={reset.reset} title="Link for a new password">
          <SecretOnce
            label="link"
            secret={reset.data.url}
            words="Send this link to them. It works once, for a day, and is not shown again."
            onDone={reset.reset}
          />
        </Dialog>
      )}
    </Section>
  );
}

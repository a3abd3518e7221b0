import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { call } from "#client/call.ts";
import type { Role } from "#contract/access.ts";
import type { Person } from "#contract/auth.ts";
import {
  listMembers,
  type Member,
  removeMember,
  setMember,
  withdrawInvitation,
} from "#contract/members.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { useRefusal } from "#web/ui/refusals.ts";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberTable } from "./member-table.tsx";

interface MemberSectionProps {
  readonly project: string;
  readonly person: Person;
}

/** Who may see the project. */
export function MemberSection({ project, person }: MemberSectionProps) {
  const client = useQueryClient();
  const [isInviting, setInviting] = useState(false);
  const isAdmin = useRefusal("admin") === undefined;
  const { data, error, refetch } = useQuery(queryFor(listMembers, { p: project }));
  const refresh = () => client.invalidateQueries({ queryKey: [listMembers.path] });
  const change = useMutation({
    mutationFn: async ({ member, role }: { member: Member; role: Role | undefined }) => {
      const input = { p: project, user: member.id };
      if (role) await call(setMember, input, { body: { role } });
      else await call(removeMember, input);
    },
    onSettled: refresh,
  });
  const withdraw = useMutation({
    mutationFn: async (id: string) => call(withdrawInvitation, { p: project, id }),
    onSettled: refresh,
  });
  const failed = change.error ?? withdraw.error;
  return (
    <Section
      title="Members of this project"
      actions={
        <Button needs="admin" onClick={() => setInviting(true)}>
          <UserPlus size={14} aria-hidden />
          Invite
        </Button>
      }
    >
      {error && (
        <ProblemNote
          what="The members could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {failed && <ProblemNote what="That was not changed" problem={problemOf(failed)} />}
      {!data && !error && <SkeletonRows rows={4} label="Loading members" />}
      {data && (
        <MemberTable
          members={data.items}
          own={person.id}
          isAdmin={isAdmin}
          onRole={(member, role) => change.mutate({ member, role })}
        />
      )}
      {data && <InvitationList invitations={data.invitations} onWithdraw={withdraw.mutate} />}
      {isInviting && (
        <InviteDialog project={project} onMade={refresh} onClose={() => setInviting(false)} />
      )}
    </Section>
  );
}

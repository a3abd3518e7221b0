import type { Invitation } from "#contract/members.ts";
import { Button } from "#web/ui/button.tsx";
import { invitationWords } from "./access-words.ts";
import { EndTime } from "./end-time.tsx";

interface InvitationListProps {
  readonly invitations: readonly Invitation[];
  readonly onWithdraw: (id: string) => void;
}

/** Links that nobody has taken yet. */
export function InvitationList({ invitations, onWithdraw }: InvitationListProps) {
  if (invitations.length === 0) return null;
  return (
    <>
      <h3 className="pt-3 text-muted">Links that may still be taken</h3>
      <ul aria-label="Links that may still be taken">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="flex min-h-8 flex-wrap items-center gap-x-3 border-b py-0.5"
          >
            <span className="min-w-0 grow basis-60 [overflow-wrap:anywhere]">
              {invitationWords(invitation)}
            </span>
            <span className="text-muted">
              {`from ${invitation.createdBy}, ends `}
              <EndTime at={invitation.expiresAt} />
            </span>
            <Button tone="quiet" onClick={() => onWithdraw(invitation.id)}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

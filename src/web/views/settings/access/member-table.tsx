import { type Role, roles } from "#contract/access.ts";
import type { Member } from "#contract/members.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

interface MemberTableProps {
  readonly members: readonly Member[];
  /** Id of the reader. */
  readonly own: string;
  readonly isAdmin: boolean;
  /** Without a role the membership ends. */
  readonly onRole: (member: Member, role: Role | undefined) => void;
}

export function MemberTable({ members, own, isAdmin, onRole }: MemberTableProps) {
  return (
    <SimpleTable
      label="Members of this project"
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell className="max-sm:hidden">E-mail</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </>
      }
    >
      {members.map((member) => (
        <tr key={member.id}>
          <Cell
            className="h-9 max-w-52 truncate max-sm:max-w-32"
            title={`${member.name}, ${member.email}`}
          >
            <bdi>{member.name}</bdi>
            {member.id === own && <span className="text-muted"> (you)</span>}
          </Cell>
          <Cell className="max-w-64 truncate text-muted max-sm:hidden" title={member.email}>
            {member.email}
          </Cell>
          <Cell className="whitespace-nowrap">
            {isAdmin && !member.everywhere ? (
              <NativeSelect
                label={`Role of ${member.name}`}
                value={member.role}
                options={roles.map((role) => ({ value: role, label: role }))}
                onChange={(value) =>
                  onRole(
                    member,
                    roles.find((role) => role === value),
                  )
                }
              />
            ) : (
              <>
                {member.role}
                {member.everywhere && <span className="text-muted"> in every project</span>}
              </>
            )}
          </Cell>
          <Cell className="text-right">
            {isAdmin && !member.everywhere && (
              <Button
                tone="quiet"
                aria-label={`Remove ${member.name} from the project`}
                onClick={() => onRole(member, undefined)}
              >
                Remove
              </Button>
            )}
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

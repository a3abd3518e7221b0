import { MoreHorizontal } from "lucide-react";
import { everyProject } from "#contract/access.ts";
import type { Account } from "#contract/members.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

interface AccountTableProps {
  readonly accounts: readonly Account[];
  /** Id of the reader. */
  readonly own: string;
  readonly onChange: (id: string, change: { admin?: boolean; disabled?: boolean }) => void;
  readonly onReset: (account: Account) => void;
}

export function AccountTable({ accounts, own, onChange, onReset }: AccountTableProps) {
  return (
    <SimpleTable
      label="Accounts of this server"
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell className="max-sm:hidden">E-mail</HeadCell>
          <HeadCell>May</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </>
      }
    >
      {accounts.map((account) => {
        const { id, name, email, admin, disabled } = account;
        return (
          <tr key={id} className={disabled ? "text-muted" : undefined}>
            <Cell className="max-w-52 truncate max-sm:max-w-32" title={`${name}, ${email}`}>
              <bdi>{name}</bdi>
              {id === own && <span className="text-muted"> (you)</span>}
            </Cell>
            <Cell className="max-w-64 truncate text-muted max-sm:hidden" title={email}>
              {email}
            </Cell>
            <Cell className="max-w-72 truncate max-sm:max-w-40" title={rolesWords(account)}>
              {rolesWords(account)}
            </Cell>
            <Cell className="text-right">
              <Menu
                trigger={
                  <IconButton
                    label={`Change the account of ${name}`}
                    icon={<MoreHorizontal size={16} aria-hidden />}
                  />
                }
                entries={[
                  {
                    key: "admin",
                    label: admin
                      ? "No admin of the server any more"
                      : "Make an admin of the server",
                    onChoose: () => onChange(id, { admin: !admin }),
                    disabled,
                  },
                  {
                    key: "disabled",
                    label: disabled ? "Let in again" : "Shut out",
                    onChoose: () => onChange(id, { disabled: !disabled }),
                    disabled: id === own,
                  },
                  {
                    key: "reset",
                    label: "Link for a new password",
                    onChoose: () => onReset(account),
                    disabled,
                  },
                ]}
              />
            </Cell>
          </tr>
        );
      })}
    </SimpleTable>
  );
}

function rolesWords({ admin, disabled, roles }: Account): string {
  if (disabled) return "shut out";
  if (admin) return "everything: admin of the server";
  if (roles.length === 0) return "nothing yet";
  return roles
    .map(
      ({ project, role }) => `${role} in ${project === everyProject ? "every project" : project}`,
    )
    .join(", ");
}

import { everyProject, roleIn } from "#contract/access.ts";
import type { Account, Member } from "#contract/members.ts";
import type { DirectoryState } from "./directory.ts";
import { personOf } from "./people.ts";

/** Who may see a project, by name. */
export function membersOf({ users, rolesOf }: DirectoryState, project: string): Member[] {
  return [...users.values()]
    .filter(({ disabled }) => !disabled)
    .flatMap(({ id, name, email, admin }) => {
      const held = rolesOf(id);
      const role = admin ? "admin" : roleIn(held, project);
      const everywhere = admin || held.some((each) => each.project === everyProject);
      return role ? [{ id, name, email, role, everywhere }] : [];
    })
    .toSorted(byName);
}

export function accountsOf(state: DirectoryState): Account[] {
  return [...state.users.values()]
    .map((user) => ({
      ...personOf(user, state),
      disabled: user.disabled,
      createdAt: user.createdAt,
    }))
    .toSorted(byName);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, "en", { numeric: true });
}

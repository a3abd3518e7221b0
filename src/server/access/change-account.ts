import type { Membership } from "#contract/access.ts";
import { ProblemError } from "#contract/problem.ts";
import { saveMembership, saveUser } from "../store/accounts/users.ts";
import type { Access } from "./access.ts";

interface Change {
  readonly admin?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Replaces all roles. */
  readonly roles?: readonly Membership[] | undefined;
}

/** Changes an account; throws where the server would be left without an admin. */
export async function changeAccountOf(
  { db, directory }: Pick<Access, "db" | "directory">,
  id: string,
  { admin, disabled, roles }: Change,
): Promise<void> {
  await directory.change(async ({ users, rolesOf }) => {
    const user = users.get(id);
    if (!user) throw new ProblemError("not_found", "There is no such account.");
    const changed = {
      ...user,
      admin: admin ?? user.admin,
      disabled: disabled ?? user.disabled,
      // Who is let in again signs in again.
      sessionsUntilMs: disabled ? Date.now() : user.sessionsUntilMs,
    };
    const others = [...users.values()].filter((other) => other.id !== id);
    if (![changed, ...others].some((each) => each.admin && !each.disabled))
      throw new ProblemError("conflict", "Somebody has to be an admin of the server.", {
        hint: "Make somebody else one first.",
      });
    await saveUser(db, changed);
    if (!roles) return;
    const kept = new Set(roles.map(({ project }) => project));
    for (const { project } of rolesOf(id))
      if (!kept.has(project)) await saveMembership(db, { user: id, project });
    for (const { project, role } of roles) await saveMembership(db, { user: id, project, role });
  });
}

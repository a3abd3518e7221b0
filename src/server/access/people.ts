import type { Me, Person } from "#contract/auth.ts";
import { ProblemError } from "#contract/problem.ts";
import type { StoredInvitation } from "../store/accounts/invitations.ts";
import { saveMembership, saveUser, type StoredUser } from "../store/accounts/users.ts";
import type { Access } from "./access.ts";
import type { DirectoryState } from "./directory.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { newId } from "./secrets.ts";

/** The account of an e-mail and password. Throws one sentence for every way of not having one. */
export async function checkSignIn(
  { directory }: Access,
  email: string,
  password: string,
): Promise<StoredUser> {
  const user = (await directory.now()).byEmail(email);
  const isRight = await isPassword(user?.passwordHash ?? null, password);
  if (user && isRight && !user.disabled) return user;
  throw new ProblemError("unauthenticated", "No account has this e-mail and password.", {
    hint: "An admin of the server can make a link for a new password.",
  });
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password?: string;
  /** At the provider that vouched for the address. */
  readonly subject?: string;
}

/** Makes the account that an invitation is for, with what it gives. */
export async function makeAccount(
  access: Access,
  invitation: StoredInvitation,
  { name, email, password, subject }: NewAccount,
): Promise<StoredUser> {
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return access.directory.change(async (state) => {
    refuseTaken(state, invitation, email);
    const user: StoredUser = {
      id: newId(),
      email: email.trim().toLowerCase(),
      name: name.trim(),
      admin: invitation.admin,
      disabled: false,
      passwordHash,
      subject: subject ?? null,
      sessionsUntilMs: 0,
      createdAt: new Date().toISOString(),
    };
    await access.invitations.take(invitation);
    await saveUser(access.db, user);
    await giveRole(access, state, user, invitation);
    return user;
  });
}

/** Gives somebody who has an account what an invitation gives. */
export async function joinBy(
  access: Access,
  invitation: StoredInvitation,
  id: string,
  change: Partial<Pick<StoredUser, "subject">> = {},
): Promise<StoredUser> {
  return access.directory.change(async (state) => {
    const user = state.users.get(id);
    if (!user || user.disabled) throw new ProblemError("not_found", "There is no such account.");
    if (invitation.email !== null && invitation.email !== user.email)
      throw new ProblemError("forbidden", `The link is for ${invitation.email}.`, {
        hint: "Sign in with that account.",
      });
    await access.invitations.take(invitation);
    const joined = { ...user, ...change, admin: user.admin || invitation.admin };
    await saveUser(access.db, joined);
    await giveRole(access, state, joined, invitation);
    return joined;
  });
}

/** Sets a password; every session made before ends. */
export async function setPassword(
  { db, directory }: Access,
  id: string,
  password: string,
): Promise<StoredUser> {
  return changeUser({ db, directory }, id, {
    passwordHash: await hashPassword(password),
    sessionsUntilMs: Date.now(),
  });
}

export async function changeUser(
  { db, directory }: Pick<Access, "db" | "directory">,
  id: string,
  change: Partial<StoredUser>,
): Promise<StoredUser> {
  return directory.change(async ({ users }) => {
    const user = users.get(id);
    if (!user) throw new ProblemError("not_found", "There is no such account.");
    const changed = { ...user, ...change };
    await saveUser(db, changed);
    return changed;
  });
}

function refuseTaken(state: DirectoryState, invitation: StoredInvitation, email: string): void {
  const address = email.trim().toLowerCase();
  if (invitation.kind === "first" && state.users.size > 0)
    throw new ProblemError("conflict", "The first account was made already.", {
      hint: "Ask its owner for an invitation.",
    });
  if (invitation.email !== null && invitation.email !== address)
    throw new ProblemError("forbidden", `The link is for ${invitation.email}.`);
  if (state.byEmail(address))
    throw new ProblemError("conflict", `${address} has an account already.`, {
      hint: "Sign in and open the link again: it then adds to that account.",
    });
}

async function giveRole(
  { db }: Access,
  { rolesOf }: DirectoryState,
  user: StoredUser,
  { project, role }: StoredInvitation,
): Promise<void> {
  if (project === null || role === null) return;
  const held = rolesOf(user.id).find((each) => each.project === project)?.role;
  const order = ["viewer", "editor", "admin"];
  // An invitation gives, it never takes.
  if (held && order.indexOf(held) >= order.indexOf(role)) return;
  await saveMembership(db, { user: user.id, project, role });
}

/** What a person is told of themselves. */
export async function meOf({ directory, provider }: Access, id: string | undefined): Promise<Me> {
  const state = await directory.now();
  const user = id === undefined ? undefined : state.users.get(id);
  return {
    mode: "accounts",
    person: user && !user.disabled ? personOf(user, state) : null,
    awaitsFirst: state.users.size === 0,
    provider: provider?.name ?? null,
  };
}

export function personOf(user: StoredUser, { rolesOf }: DirectoryState): Person {
  const { id, name, email, admin, passwordHash } = user;
  const roles = rolesOf(id).toSorted((a, b) => a.project.localeCompare(b.project));
  return { id, name, email, admin, hasPassword: passwordHash !== null, roles };
}

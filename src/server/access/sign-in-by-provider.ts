import { personName } from "#contract/auth.ts";
import { ProblemError } from "#contract/problem.ts";
import type { StoredUser } from "../store/accounts/users.ts";
import type { Access } from "./access.ts";
import { changeUser, joinBy, makeAccount } from "./people.ts";
import type { ProvidedPerson } from "./provider.ts";

/**
 * The account of somebody whom the provider confirmed: the one that was used with it before, else the one with the
 * address that it vouches for. Strangers need an invitation, because a provider may know half the world.
 */
export async function accountAtProvider(
  access: Access,
  person: ProvidedPerson,
  link: string | undefined,
): Promise<StoredUser> {
  const { users, byEmail } = await access.directory.now();
  const known =
    [...users.values()].find(({ subject }) => subject === person.subject) ??
    (person.email === undefined ? undefined : byEmail(person.email));
  // An address may be given to somebody else later; the subject is not.
  if (known?.subject && known.subject !== person.subject)
    throw new ProblemError(
      "conflict",
      `${known.email} belongs to another sign-in at the provider.`,
      {
        hint: "Ask an admin of the server.",
      },
    );
  if (known?.disabled)
    throw new ProblemError("forbidden", "This account was shut out by an admin of the server.");
  if (link !== undefined) return byInvitation(access, person, link, known);
  if (!known)
    throw new ProblemError("forbidden", "You have no account here yet.", {
      hint: "Ask an admin for an invitation, and sign in from the link.",
    });
  const { subject } = person;
  return known.subject === subject ? known : changeUser(access, known.id, { subject });
}

async function byInvitation(
  access: Access,
  { subject, email, name }: ProvidedPerson,
  link: string,
  known: StoredUser | undefined,
): Promise<StoredUser> {
  const invitation = await access.invitations.find(link);
  if (invitation.kind === "password")
    throw new ProblemError("conflict", "This link is for a new password.");
  if (known) return joinBy(access, invitation, known.id, { subject });
  if (email === undefined)
    throw new ProblemError("forbidden", "The provider does not vouch for your e-mail address.", {
      hint: "Make an account with a password instead.",
    });
  const shown = personName.safeParse(name);
  return makeAccount(access, invitation, {
    name: shown.success ? shown.data : email,
    email,
    subject,
  });
}

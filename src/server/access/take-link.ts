import { ProblemError } from "#contract/problem.ts";
import type { StoredUser } from "../store/accounts/users.ts";
import type { Access } from "./access.ts";
import { joinBy, makeAccount, setPassword } from "./people.ts";

interface Taking {
  readonly link: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly password?: string | undefined;
}

/** Does what a one-time link is for; `id` is who is signed in. Answers whose session begins. */
export async function takeLink(
  access: Access,
  { link, name, email, password }: Taking,
  id: string | undefined,
): Promise<StoredUser> {
  const invitation = await access.invitations.find(link);
  if (invitation.kind === "password") {
    if (password === undefined || invitation.user === null) throw missing("a password");
    await access.invitations.take(invitation);
    return setPassword(access, invitation.user, password);
  }
  if (name === undefined && email === undefined && password === undefined) {
    if (id === undefined) throw missing("name, e-mail and password, or a session");
    return joinBy(access, invitation, id);
  }
  const address = email ?? invitation.email;
  if (!name || !address || password === undefined) throw missing("name, e-mail and password");
  return makeAccount(access, invitation, { name, email: address, password });
}

function missing(what: string): ProblemError {
  return new ProblemError("bad_request", `The link needs ${what}.`);
}

import { principalOf } from "./directory.ts";
import type { Resolver } from "./resolvers.ts";
import { sessionSecretOf } from "./session-cookie.ts";

/** Somebody who signed in, by the cookie of their session. */
export const resolveUser: Resolver = async (request, { access, config }) => {
  const secret = config.accounts ? sessionSecretOf(request, access.cookies) : undefined;
  if (secret === undefined) return undefined;
  const over = { kind: "nobody", why: "The session is over." } as const;
  const session = await access.sessions.find(secret);
  if (!session) return over;
  const { users, rolesOf } = await access.directory.now();
  const user = users.get(session.user);
  if (!user || user.disabled || session.createdMs <= user.sessionsUntilMs) return over;
  return principalOf(user, rolesOf(user.id));
};

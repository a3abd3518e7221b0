import {
  changePassword,
  readOneTimeLink,
  signIn,
  signOut,
  signOutEverywhere,
  takeOneTimeLink,
  whoAmI,
} from "#contract/auth.ts";
import { ProblemError } from "#contract/problem.ts";
import { linkOf } from "../access/invitations.ts";
import { isPassword } from "../access/passwords.ts";
import { changeUser, checkSignIn, meOf, setPassword } from "../access/people.ts";
import { clearSessionCookie, sessionSecretOf, setSessionCookie } from "../access/session-cookie.ts";
import { takeLink } from "../access/take-link.ts";
import { type Call, route } from "../route.ts";
import type { StoredUser } from "../store/accounts/users.ts";
import { accountRoute } from "./account-route.ts";

const open = { mode: "open", person: null, awaitsFirst: false, provider: null } as const;

const idOf = ({ principal }: Call): string | undefined =>
  principal.kind === "user" ? principal.id : undefined;

/** The session begins with this answer, and the one before it in this browser ends. */
async function welcome({ access, reply, request }: Call, user: StoredUser) {
  const before = sessionSecretOf(request, access.cookies);
  setSessionCookie(reply, await access.sessions.begin(user), access.cookies);
  if (before !== undefined) await access.sessions.end(before);
  return meOf(access, user.id);
}

async function farewell({ access, reply }: Call) {
  clearSessionCookie(reply, access.cookies);
  return meOf(access, undefined);
}

async function ownAccount(call: Call): Promise<StoredUser> {
  const { users } = await call.access.directory.now();
  const user = users.get(idOf(call) ?? "");
  if (!user) throw new ProblemError("not_found", "There is no such account.");
  return user;
}

export const authRoutes = [
  route(whoAmI, async (_input, call) => {
    void call.reply.header("cache-control", "no-store");
    return call.config.accounts ? meOf(call.access, idOf(call)) : open;
  }),
  accountRoute(signIn, async (_input, call) => {
    const { email, password } = call.body;
    await call.limits.anySignIn(call.request, call.reply);
    await call.limits.signIn(call.request, call.reply);
    return welcome(call, await checkSignIn(call.access, email, password));
  }),
  accountRoute(signOut, async (_input, call) => {
    const secret = sessionSecretOf(call.request, call.access.cookies);
    if (secret !== undefined) await call.access.sessions.end(secret);
    return farewell(call);
  }),
  accountRoute(signOutEverywhere, async (_input, call) => {
    const { id } = await ownAccount(call);
    await changeUser(call.access, id, { sessionsUntilMs: Date.now() });
    return farewell(call);
  }),
  accountRoute(changePassword, async (_input, call) => {
    const user = await ownAccount(call);
    await call.limits.anySignIn(call.request, call.reply);
    // Somebody who came by the provider has none to tell.
    const isRight =
      user.passwordHash === null || (await isPassword(user.passwordHash, call.body.current));
    if (!isRight) throw new ProblemError("forbidden", "The present password is not right.");
    return welcome(call, await setPassword(call.access, user.id, call.body.next));
  }),
  accountRoute(readOneTimeLink, async (_input, call) => {
    await call.limits.link(call.request, call.reply);
    return linkOf(await call.access.invitations.find(call.body.link));
  }),
  accountRoute(takeOneTimeLink, async (_input, call) => {
    await call.limits.link(call.request, call.reply);
    return welcome(call, await takeLink(call.access, call.body, idOf(call)));
  }),
];

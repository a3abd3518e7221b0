import { everyProject } from "#contract/access.ts";
import {
  changeAccount,
  endInvitation,
  inviteAccount,
  inviteToNewPassword,
  listAccounts,
} from "#contract/members.ts";
import { ProblemError } from "#contract/problem.ts";
import { changeAccountOf } from "../access/change-account.ts";
import { linkAddress } from "../access/link-address.ts";
import { accountsOf } from "../access/members.ts";
import { whoOf } from "../access/principal.ts";
import { accountRoute } from "./account-route.ts";

export const accountsRoutes = [
  accountRoute(listAccounts, async (_input, { access }) => ({
    items: accountsOf(await access.directory.now()),
    invitations: await access.invitations.list(),
  })),
  accountRoute(changeAccount, async ({ user }, { access, body }) => {
    await changeAccountOf(access, user, body);
    const changed = accountsOf(await access.directory.now()).find(({ id }) => id === user);
    if (!changed) throw new ProblemError("not_found", "There is no such account.");
    return changed;
  }),
  accountRoute(inviteAccount, async (_input, { access, principal, publicAddress, body }) => {
    const { email, role, admin } = body;
    const { invitation, secret } = await access.invitations.make({
      kind: "member",
      email,
      admin,
      ...(role && { role, project: everyProject }),
      createdBy: whoOf(principal),
    });
    return { invitation, url: linkAddress(publicAddress(), secret) };
  }),
  accountRoute(inviteToNewPassword, async ({ user }, { access, principal, publicAddress }) => {
    const owner = (await access.directory.now()).users.get(user);
    if (!owner) throw new ProblemError("not_found", "There is no such account.");
    const { invitation, secret } = await access.invitations.make({
      kind: "password",
      email: owner.email,
      user,
      createdBy: whoOf(principal),
    });
    return { invitation, url: linkAddress(publicAddress(), secret) };
  }),
  accountRoute(endInvitation, async ({ id }, { access }) => ({
    removed: await access.invitations.withdraw(id),
  })),
];

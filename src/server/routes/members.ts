import { everyProject } from "#contract/access.ts";
import {
  inviteMember,
  listMembers,
  type Member,
  removeMember,
  setMember,
  withdrawInvitation,
} from "#contract/members.ts";
import { ProblemError } from "#contract/problem.ts";
import type { Access } from "../access/access.ts";
import { refusalOf } from "../access/refusal.ts";
import { membersOf } from "../access/members.ts";
import { whoOf } from "../access/principal.ts";
import { linkAddress } from "../access/link-address.ts";
import { saveMembership } from "../store/accounts/users.ts";
import { accountRoute } from "./account-route.ts";

async function memberOf(access: Access, project: string, user: string): Promise<Member> {
  const found = membersOf(await access.directory.now(), project).find(({ id }) => id === user);
  if (!found) throw new ProblemError("not_found", "Nobody of this project has that id.");
  if (found.everywhere)
    throw new ProblemError("conflict", `${found.name} has this role in every project.`, {
      hint: "An admin of the server can change it under Accounts.",
    });
  return found;
}

export const memberRoutes = [
  accountRoute(listMembers, async ({ p }, { access, principal, request: { url } }) => {
    const isAdmin = !refusalOf(principal, { access: "admin", project: p, method: "GET", url });
    const invitations = isAdmin ? await access.invitations.list() : [];
    return {
      items: membersOf(await access.directory.now(), p),
      invitations: invitations.filter(({ project }) => project === p),
    };
  }),
  accountRoute(setMember, async ({ p, user }, { access, body: { role } }) => {
    const member = await memberOf(access, p, user);
    await access.directory.change(() => saveMembership(access.db, { user, project: p, role }));
    return { ...member, role };
  }),
  accountRoute(removeMember, async ({ p, user }, { access }) => {
    await memberOf(access, p, user);
    await access.directory.change(() => saveMembership(access.db, { user, project: p }));
    return { removed: true };
  }),
  accountRoute(inviteMember, async ({ p }, call) => {
    if (p === everyProject)
      throw new ProblemError("bad_request", `"${everyProject}" stands for every project.`);
    const { access, principal, publicAddress, body } = call;
    const { invitation, secret } = await access.invitations.make({
      kind: "member",
      ...body,
      project: p,
      createdBy: whoOf(principal),
    });
    return { invitation, url: linkAddress(publicAddress(), secret) };
  }),
  accountRoute(withdrawInvitation, async ({ p, id }, { access }) => ({
    removed: await access.invitations.withdraw(id, p),
  })),
];

import { z } from "zod";
import { roles } from "./access.ts";
import { email, membership, person } from "./auth.ts";
import { get, send } from "./endpoint.ts";
import { isoTime, projectName } from "./wire.ts";

const role = z.enum(roles);
const inProject = z.object({ p: projectName });

/** Somebody who may see a project. */
export const member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  /** Has the role in every project, or is an admin of the server: not to be changed here. */
  everywhere: z.boolean(),
});
export type Member = z.output<typeof member>;

export const invitation = z.object({
  id: z.string(),
  kind: z.enum(["first", "member", "password"]),
  email: z.string().nullable(),
  /** Null where no role is given. */
  project: z.string().nullable(),
  role: role.nullable(),
  admin: z.boolean(),
  createdBy: z.string(),
  createdAt: isoTime,
  expiresAt: isoTime,
});
export type Invitation = z.output<typeof invitation>;

/** The address is told once: the server keeps a digest of its secret. */
const madeLink = z.object({ invitation, url: z.string() });

export const listMembers = get("/api/v1/projects/:p/members", {
  summary: "Who may see the project, with their roles, and who is invited",
  input: inProject,
  output: z.object({
    items: z.array(member),
    /** For admins of the project; empty for others. */
    invitations: z.array(invitation),
  }),
});

export const setMember = send("PUT", "/api/v1/projects/:p/members/:user", {
  access: "admin",
  summary: "Give somebody who has an account another role in the project",
  input: z.object({ p: projectName, user: z.string() }),
  body: z.object({ role }),
  output: member,
});

export const removeMember = send("DELETE", "/api/v1/projects/:p/members/:user", {
  access: "admin",
  summary: "Take somebody's role in the project away",
  input: z.object({ p: projectName, user: z.string() }),
  body: z.undefined(),
  output: z.object({ removed: z.boolean() }),
});

export const inviteMember = send("POST", "/api/v1/projects/:p/invitations", {
  access: "admin",
  summary: "Make a one-time link that gives a role in the project",
  input: inProject,
  body: z.object({ role, email: email.optional() }),
  output: madeLink,
});

export const withdrawInvitation = send("DELETE", "/api/v1/projects/:p/invitations/:id", {
  access: "admin",
  summary: "End a one-time link to the project before it is taken",
  input: z.object({ p: projectName, id: z.string() }),
  body: z.undefined(),
  output: z.object({ removed: z.boolean() }),
});

/** Somebody with an account on this server. */
export const account = person.extend({ disabled: z.boolean(), createdAt: isoTime });
export type Account = z.output<typeof account>;

export const listAccounts = get("/api/v1/accounts", {
  access: "admin",
  summary: "Everybody with an account on this server, and who is invited",
  input: z.object({}),
  output: z.object({ items: z.array(account), invitations: z.array(invitation) }),
});

export const changeAccount = send("PUT", "/api/v1/accounts/:user", {
  access: "admin",
  summary: "Make somebody an admin of the server, shut them out, or give roles in any project",
  input: z.object({ user: z.string() }),
  body: z.object({
    admin: z.boolean().optional(),
    disabled: z.boolean().optional(),
    /** Replaces all of their roles. */
    roles: z
      .array(membership.extend({ project: z.union([projectName, z.literal("*")]) }))
      .optional(),
  }),
  output: account,
});

export const inviteAccount = send("POST", "/api/v1/accounts/invitations", {
  access: "admin",
  summary: "Make a one-time link for an account, with a role in every project or as an admin",
  input: z.object({}),
  body: z.object({ email: email.optional(), role: role.optional(), admin: z.boolean().optional() }),
  output: madeLink,
});

export const inviteToNewPassword = send("POST", "/api/v1/accounts/:user/password", {
  access: "admin",
  summary: "Make a one-time link with which somebody sets a new password",
  input: z.object({ user: z.string() }),
  body: z.undefined(),
  output: madeLink,
});

export const endInvitation = send("DELETE", "/api/v1/accounts/invitations/:id", {
  access: "admin",
  summary: "End any one-time link before it is taken",
  input: z.object({ id: z.string() }),
  body: z.undefined(),
  output: z.object({ removed: z.boolean() }),
});

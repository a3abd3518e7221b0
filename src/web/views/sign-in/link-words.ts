import { everyProject } from "#contract/access.ts";
import type { OneTimeLink } from "#contract/auth.ts";

export function linkTitle({ kind }: OneTimeLink): string {
  const titles = {
    first: "Make the first account",
    member: "You are invited",
    password: "Set a new password",
  };
  return titles[kind];
}

/** What the link gives, and from whom. */
export function linkSentence({ kind, project, role, admin, from }: OneTimeLink): string {
  if (kind === "first") return "You will be an admin of the server: you invite the others.";
  if (kind === "password") return "Every session of the account ends with it.";
  if (admin) return `${from} invites you as an admin of the server.`;
  if (role === null) return `${from} invites you; a role in a project comes later.`;
  const where = project === everyProject ? "every project" : `project ${project}`;
  return `${from} invites you to ${where} as ${role}.`;
}

/** Where to go once it is taken. */
export function afterLink({ project }: OneTimeLink): string {
  if (project === null || project === everyProject) return "/";
  return `/p/${encodeURIComponent(project)}`;
}

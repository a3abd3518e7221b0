import { everyProject, type KeyScope, roleIn } from "#contract/access.ts";
import type { ApiKey } from "#contract/api-keys.ts";
import type { Person } from "#contract/auth.ts";
import type { Invitation } from "#contract/members.ts";

/** Who the reader is and what they may do here. */
export function ownSentence({ name, email, admin, roles }: Person, project: string): string {
  const who = `${name} (${email})`;
  if (admin) return `${who}, admin of the server: you may do everything.`;
  const role = roleIn(roles, project);
  return role
    ? `${who}, ${role} in project ${project}.`
    : `${who}, without a role in project ${project}.`;
}

export const scopeWords: Readonly<Record<KeyScope, string>> = {
  ingest: "send spans and records",
  read: "see what is there",
  write: "see, send and change",
  admin: "everything, members and keys too",
};

type KeyState = "good" | "revoked" | "expired";

/** Whether a key still counts. */
export function keyState({ revokedAt, expiresAt }: ApiKey, nowMs: number): KeyState {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs ? "expired" : "good";
}

/** What an invitation is for. */
export function invitationWords({ kind, admin, role, project, email }: Invitation): string {
  const whom = email === null ? "whoever has the link" : email;
  if (kind === "password") return `${whom}: a new password`;
  if (admin) return `${whom}: admin of the server`;
  if (role === null) return `${whom}: an account`;
  return `${whom}: ${role} ${project === everyProject ? "in every project" : `in ${project}`}`;
}

const dayMs = 24 * 3600 * 1000;

/** The moment some days from now; null for never. */
export function expiryAfter(days: string, nowMs: number): string | null {
  return days === "" ? null : new Date(nowMs + Number(days) * dayMs).toISOString();
}

import { z } from "zod";
import { roles } from "#contract/access.ts";
import type { Db } from "../db.ts";
import { firstVersion, nextVersion } from "../version.ts";

const storedInvitation = z.object({
  id: z.string(),
  /** SHA-256 of the secret in the link, hex. */
  digest: z.string(),
  /** The first admin of the server, somebody new, or a new password for somebody who is there. */
  kind: z.enum(["first", "member", "password"]),
  /** Only for this address, lower case; null for whoever has the link. */
  email: z.string().nullable(),
  /** Null where no role is given. */
  project: z.string().nullable(),
  role: z.enum(roles).nullable(),
  /** Becomes an admin of the server. */
  admin: z.boolean(),
  /** Whose password it is. */
  user: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** Withdrawn, or taken. */
  endedAt: z.string().nullable(),
});
export type StoredInvitation = z.output<typeof storedInvitation>;

const row = z.object({ record: z.string() });

export async function readInvitations(db: Db): Promise<StoredInvitation[]> {
  const rows = await db.rows(row, "SELECT record FROM invitations FINAL");
  return rows.map(({ record }) => storedInvitation.parse(JSON.parse(record)));
}

export async function saveInvitation(db: Db, invitation: StoredInvitation): Promise<void> {
  await db.insert("invitations", [
    { invitation: invitation.id, record: JSON.stringify(invitation), ver: nextVersion() },
  ]);
}

/** Whether this claim is the first of the invitation; of several servers too, as far as their clocks agree. */
export async function claimInvitation(db: Db, invitation: string, claim: string): Promise<boolean> {
  await db.insert("invitation_claims", [{ invitation, claim, ver: firstVersion(nextVersion()) }]);
  const [first] = await db.rows(
    z.object({ claim: z.string() }),
    "SELECT claim FROM invitation_claims FINAL WHERE invitation = {invitation:String}",
    { invitation },
  );
  return first?.claim === claim;
}

import { z } from "zod";
import { roles } from "#contract/access.ts";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";

const storedUser = z.object({
  id: z.string(),
  /** Lower case: what somebody signs in with. */
  email: z.string(),
  name: z.string(),
  /** Of the server. */
  admin: z.boolean(),
  /** May not come in any more; what they did keeps their name. */
  disabled: z.boolean(),
  /** Argon2id in PHC form; null for somebody who signs in elsewhere only. */
  passwordHash: z.string().nullable(),
  /** Issuer and subject at the provider of sign-ins. */
  subject: z.string().nullable(),
  /** Sessions made until then do not count any more, milliseconds since the epoch. */
  sessionsUntilMs: z.number(),
  createdAt: z.string(),
});
export type StoredUser = z.output<typeof storedUser>;

const userRow = z.object({ record: z.string() });

export async function readUsers(db: Db): Promise<StoredUser[]> {
  const rows = await db.rows(userRow, "SELECT record FROM users FINAL");
  return rows.map(({ record }) => storedUser.parse(JSON.parse(record)));
}

export async function saveUser(db: Db, user: StoredUser): Promise<void> {
  await db.insert("users", [{ user: user.id, record: JSON.stringify(user), ver: nextVersion() }]);
}

const membershipRow = z.object({ user: z.string(), project: z.string(), role: z.enum(roles) });
export type StoredMembership = z.output<typeof membershipRow>;

export async function readMemberships(db: Db): Promise<StoredMembership[]> {
  return db.rows(membershipRow, "SELECT user, project, role FROM memberships FINAL");
}

/** Without a role the membership ends. */
export async function saveMembership(
  db: Db,
  { user, project, role }: Omit<StoredMembership, "role"> & { role?: StoredMembership["role"] },
): Promise<void> {
  const ends = role === undefined ? 1 : 0;
  await db.insert("memberships", [
    { user, project, role: role ?? "", deleted: ends, ver: nextVersion() },
  ]);
}

import { z } from "zod";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";

const sessionRow = z.object({
  digest: z.string(),
  user: z.string(),
  created_ms: z.coerce.number(),
  expires_ms: z.coerce.number(),
});

export interface StoredSession {
  readonly digest: string;
  readonly user: string;
  /** Milliseconds since the epoch. */
  readonly createdMs: number;
  readonly expiresMs: number;
}

export async function readSession(db: Db, digest: string): Promise<StoredSession | undefined> {
  const [row] = await db.rows(
    sessionRow,
    "SELECT digest, user, created_ms, expires_ms FROM sessions FINAL WHERE digest = {digest:String}",
    { digest },
  );
  return (
    row && {
      digest: row.digest,
      user: row.user,
      createdMs: row.created_ms,
      expiresMs: row.expires_ms,
    }
  );
}

export async function saveSession(db: Db, session: StoredSession, ended = false): Promise<void> {
  await db.insert("sessions", [
    {
      digest: session.digest,
      user: session.user,
      created_ms: session.createdMs,
      expires_ms: session.expiresMs,
      deleted: ended ? 1 : 0,
      ver: nextVersion(),
    },
  ]);
}

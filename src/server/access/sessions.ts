import type { Db } from "../store/db.ts";
import { readSession, saveSession, type StoredSession } from "../store/accounts/sessions.ts";
import type { StoredUser } from "../store/accounts/users.ts";
import { digestOf, newSecret } from "./secrets.ts";

export const sessionDays = 14;
const sessionMs = sessionDays * 24 * 3600 * 1000;
const freshMs = 3000;
const mostKept = 10_000;

/** Who signed in, by the secret that their browser keeps. */
export interface Sessions {
  /** Begins one and answers its secret. */
  begin(user: StoredUser): Promise<string>;
  /** The session of a secret, whatever has become of its user; undefined where there is none. */
  find(secret: string): Promise<StoredSession | undefined>;
  end(secret: string): Promise<void>;
}

export function createSessions(db: Db): Sessions {
  /** Insertion order is age: the oldest leaves first. */
  const kept = new Map<
    string,
    { readonly atMs: number; readonly session: StoredSession | undefined }
  >();

  function keep(digest: string, session: StoredSession | undefined): void {
    kept.delete(digest);
    kept.set(digest, { atMs: Date.now(), session });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  }

  async function read(digest: string): Promise<StoredSession | undefined> {
    const known = kept.get(digest);
    if (known && Date.now() - known.atMs < freshMs) return known.session;
    const session = await readSession(db, digest);
    keep(digest, session);
    return session;
  }

  return {
    async begin({ id, sessionsUntilMs }) {
      const secret = newSecret();
      // In the very millisecond in which all sessions were ended, this one is the later.
      const createdMs = Math.max(Date.now(), sessionsUntilMs + 1);
      const digest = digestOf(secret);
      const session = { digest, user: id, createdMs, expiresMs: createdMs + sessionMs };
      await saveSession(db, session);
      keep(digest, session);
      return secret;
    },
    async find(secret) {
      const session = await read(digestOf(secret));
      return session && session.expiresMs > Date.now() ? session : undefined;
    },
    async end(secret) {
      const session = await read(digestOf(secret));
      if (!session) return;
      await saveSession(db, session, true);
      keep(session.digest, undefined);
    },
  };
}

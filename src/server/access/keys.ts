import { type ApiKey, keyPrefix } from "#contract/api-keys.ts";
import type { KeyScope } from "#contract/access.ts";
import type { Db } from "../store/db.ts";
import { readKeyUses, saveKey, saveKeyUse, type StoredKey } from "../store/accounts/api-keys.ts";
import type { Directory } from "./directory.ts";
import type { Principal } from "./principal.ts";
import { digestOf, newId, newSecret } from "./secrets.ts";

interface NewKey {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Null for every project. */
  readonly project: string | null;
  readonly expiresAt: string | null;
  readonly createdBy: string;
}

/** Keys of programs. */
export interface Keys {
  /** Who a secret stands for, or why it does not count. */
  identify(secret: string): Promise<Extract<Principal, { kind: "key" | "nobody" }>>;
  make(key: NewKey): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  /** Keys of one project, or those of every project; the newest first. */
  list(project: string | null): Promise<ApiKey[]>;
  /** Whether there was such a key in that project, or in any where undefined, that was not revoked yet. */
  revoke(id: string, project?: string): Promise<boolean>;
  /** A key for work that this server starts itself; lives in its memory until it is ended. */
  lend(project: string, scopes: readonly KeyScope[]): { readonly secret: string; end(): void };
}

/** How exactly the last use of a key is known. */
const useMs = 60_000;
const shownCharacters = keyPrefix.length + 6;

export function createKeys(db: Db, directory: Directory): Keys {
  const lent = new Map<string, Extract<Principal, { kind: "key" }>>();
  const usedMs = new Map<string, number>();

  function noteUse(id: string): void {
    const nowMs = Date.now();
    if (nowMs - (usedMs.get(id) ?? 0) < useMs) return;
    usedMs.set(id, nowMs);
    // Nobody waits for it, and a use that is not noted harms nothing.
    saveKeyUse(db, id, nowMs).catch(() => usedMs.delete(id));
  }

  return {
    async identify(secret) {
      const digest = digestOf(secret);
      const own = lent.get(digest);
      if (own) return own;
      const key = (await directory.now()).keysByDigest.get(digest);
      const why = faultOf(key);
      if (!key || why) return { kind: "nobody", why: why ?? "" };
      noteUse(key.id);
      const { id, name, scopes, project } = key;
      return { kind: "key", id, name, scopes, ...(project !== null && { project }) };
    },
    async make(wanted) {
      const secret = newSecret(keyPrefix);
      const key: StoredKey = {
        ...wanted,
        id: newId(),
        scopes: [...wanted.scopes],
        digest: digestOf(secret),
        start: secret.slice(0, shownCharacters),
        createdAt: new Date().toISOString(),
        revokedAt: null,
      };
      await directory.change(() => saveKey(db, key));
      return { key: shown(key, undefined), secret };
    },
    async list(project) {
      const [{ keys }, uses] = await Promise.all([directory.now(), readKeyUses(db)]);
      return keys
        .filter((key) => key.project === project)
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
        .map((key) => shown(key, uses.get(key.id)));
    },
    revoke: (id, project) =>
      directory.change(async ({ keys }) => {
        const key = keys.find((one) => one.id === id);
        if (!key || key.revokedAt !== null) return false;
        if (project !== undefined && key.project !== project) return false;
        await saveKey(db, { ...key, revokedAt: new Date().toISOString() });
        return true;
      }),
    lend(project, scopes) {
      const secret = newSecret(keyPrefix);
      const digest = digestOf(secret);
      lent.set(digest, { kind: "key", id: "server", name: "this server", scopes, project });
      return { secret, end: () => void lent.delete(digest) };
    },
  };
}

function faultOf(key: StoredKey | undefined): string | undefined {
  if (!key) return "This server does not know the key.";
  if (key.revokedAt !== null) return `The key "${key.name}" was revoked.`;
  const isOver = key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.now();
  return isOver ? `The key "${key.name}" has expired.` : undefined;
}

function shown({ digest: _digest, ...key }: StoredKey, usedMs: number | undefined): ApiKey {
  return { ...key, lastUsedAt: usedMs === undefined ? null : new Date(usedMs).toISOString() };
}

import { z } from "zod";
import { keyScopes } from "#contract/access.ts";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";

const storedKey = z.object({
  id: z.string(),
  name: z.string(),
  /** SHA-256 of the secret, hex. */
  digest: z.string(),
  /** First characters of the secret, by which its owner knows it. */
  start: z.string(),
  scopes: z.array(z.enum(keyScopes)),
  /** Null for every project. */
  project: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type StoredKey = z.output<typeof storedKey>;

const keyRow = z.object({ record: z.string() });

export async function readKeys(db: Db): Promise<StoredKey[]> {
  const rows = await db.rows(keyRow, "SELECT record FROM api_keys FINAL");
  return rows.map(({ record }) => storedKey.parse(JSON.parse(record)));
}

export async function saveKey(db: Db, key: StoredKey): Promise<void> {
  await db.insert("api_keys", [{ key: key.id, record: JSON.stringify(key), ver: nextVersion() }]);
}

const useRow = z.object({ key: z.string(), used_ms: z.coerce.number() });

/** When keys were last used, milliseconds since the epoch. */
export async function readKeyUses(db: Db): Promise<Map<string, number>> {
  const rows = await db.rows(useRow, "SELECT key, used_ms FROM api_key_uses FINAL");
  return new Map(rows.map(({ key, used_ms }) => [key, used_ms]));
}

export async function saveKeyUse(db: Db, key: string, usedMs: number): Promise<void> {
  await db.insert("api_key_uses", [{ key, used_ms: usedMs, ver: nextVersion() }]);
}

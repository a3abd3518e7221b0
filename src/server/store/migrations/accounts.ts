import type { Table } from "../table.ts";
import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const version = "ver UInt64 CODEC(Delta, ZSTD(1))";
/** Few rows, read whole and often, or one of many by its key. */
const granularity = 256;

const users: Table = {
  name: "users",
  columns: `user ${text}, record ${text}, ${version}`,
  orderBy: "user",
  shardBy: "cityHash64(user)",
  granularity,
};

const memberships: Table = {
  name: "memberships",
  columns: `user ${text}, project ${text}, role ${text}, deleted UInt8, ${version}`,
  orderBy: "user, project",
  shardBy: "cityHash64(user)",
  deletedBy: "deleted",
  granularity,
};

/** Under the digest of the secret that the browser keeps. */
const sessions: Table = {
  name: "sessions",
  columns: `digest ${text}, user ${text}, created_ms UInt64, expires_ms UInt64, deleted UInt8, ${version}`,
  orderBy: "digest",
  shardBy: "cityHash64(digest)",
  deletedBy: "deleted",
  granularity,
};

const apiKeys: Table = {
  name: "api_keys",
  columns: `key ${text}, record ${text}, ${version}`,
  orderBy: "key",
  shardBy: "cityHash64(key)",
  granularity,
};

/** Apart from the keys: telling that one was used must never undo that it was revoked. */
const keyUses: Table = {
  name: "api_key_uses",
  columns: `key ${text}, used_ms UInt64, ${version}`,
  orderBy: "key",
  shardBy: "cityHash64(key)",
  granularity,
};

const invitations: Table = {
  name: "invitations",
  columns: `invitation ${text}, record ${text}, ${version}`,
  orderBy: "invitation",
  shardBy: "cityHash64(invitation)",
  granularity,
};

/** Who took an invitation: the first claim has the highest `ver` and stays. */
const claims: Table = {
  name: "invitation_claims",
  columns: `invitation ${text}, claim ${text}, ${version}`,
  orderBy: "invitation",
  shardBy: "cityHash64(invitation)",
  granularity,
};

/** People, what they may do, how they came in, and the keys of programs. Secrets are kept as digests only. */
export const accounts: Migration = {
  name: "accounts",
  tables: [users, memberships, sessions, apiKeys, keyUses, invitations, claims],
};

import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const packed = "String CODEC(ZSTD(3))";
const word = "LowCardinality(String)";
const version = "ver UInt64 CODEC(Delta, ZSTD(1))";

/**
 * What people hand on: short addresses, public links and copies of views. A row is found by its id alone,
 * which is drawn at random or made of the content, and lies with what belongs to it on one shard.
 */
export const shares: Migration = {
  name: "shares",
  tables: [
    {
      name: "short_links",
      columns: `code ${text}, project ${word}, page ${text}, author ${text}, ${version}`,
      orderBy: "code",
      shardBy: "cityHash64(code)",
      granularity: 1024,
    },
    {
      name: "shares",
      columns: `id ${text}, project ${word}, token_hash ${text}, passphrase_hash ${text}, record ${text},
        revoked Bool, ${version}`,
      orderBy: "id",
      shardBy: "cityHash64(id)",
      granularity: 256,
    },
    {
      // One row an opening; who opened is not kept.
      name: "share_openings",
      columns: `share ${text}, opening ${text}, ${version}`,
      orderBy: "share, opening",
      shardBy: "cityHash64(share)",
    },
    {
      name: "snapshots",
      columns: `id ${text}, project ${word}, record ${text}, removed Bool, ${version}`,
      orderBy: "id",
      shardBy: "cityHash64(id)",
      granularity: 256,
    },
    {
      // Answers in pieces, so that no row is larger than the engine likes to handle.
      name: "snapshot_pieces",
      columns: `snapshot ${text}, answer UInt32, piece UInt32, head ${text}, body ${packed}, ${version}`,
      orderBy: "snapshot, answer, piece",
      shardBy: "cityHash64(snapshot)",
      granularity: 16,
    },
  ],
};

import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const word = "LowCardinality(String)";
const version = "ver UInt64 CODEC(Delta, ZSTD(1))";

/** What is redacted and how long data stays, by project, and who did what. */
export const privacy: Migration = {
  name: "redaction, retention and audit",
  tables: [
    {
      name: "privacy_rules",
      columns: `project String, record ${text}, hash_key String, ${version}`,
      orderBy: "project",
      shardBy: "cityHash64(project)",
    },
    {
      name: "retention_rules",
      columns: `project String, record ${text}, ${version}`,
      orderBy: "project",
      shardBy: "cityHash64(project)",
    },
    {
      // Nothing is ever written twice under one id: rows are added and stay.
      name: "audit",
      columns: `project ${word}, at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)), id String, who ${word},
        action ${word}, object ${text}, detail ${text}, ${version}`,
      orderBy: "project, at, id",
      shardBy: "cityHash64(id)",
      granularity: 1024,
    },
  ],
};

import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const word = "LowCardinality(String)";

/**
 * Every version of the records that people change, with who sent it: runs, prompt versions and what people scored.
 * The tables of records themselves keep an older version only until the engine merges it away.
 */
export const recordVersions: Migration = {
  name: "versions of records",
  tables: [
    {
      name: "record_versions",
      columns: `project ${word}, kind ${word}, key ${text}, who ${word}, record ${text},
        ver UInt64 CODEC(Delta, ZSTD(1))`,
      orderBy: "project, kind, key, ver",
      shardBy: "cityHash64(key)",
      granularity: 1024,
    },
  ],
};

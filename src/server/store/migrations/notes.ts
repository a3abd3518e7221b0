import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const word = "LowCardinality(String)";

/**
 * What people say of runs. Who said it of what, and when, is the identity of a note: one that comes twice
 * stays one. `at` is the text that was sent, "" where the sender gave no time.
 */
export const notes: Migration = {
  name: "notes",
  tables: [
    {
      name: "notes",
      columns: `project ${word}, run ${text}, metric ${word}, kind ${word}, author ${word}, at ${text},
        record ${text}, ver UInt64 CODEC(Delta, ZSTD(1))`,
      orderBy: "project, run, metric, kind, author, at",
      shardBy: "cityHash64(run)",
    },
  ],
};

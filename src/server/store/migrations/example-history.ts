import type { Migration } from "./migration.ts";

const word = "LowCardinality(String)";
const text = "String CODEC(ZSTD(1))";

/**
 * When each example took which content, or left: one small row for every time it was sent, and `stream` the
 * version at which the stream that brought it began. The contents are in example_revisions, which knows only
 * when each was sent last. Both tables are spread alike, so each node copies what it knows of the past.
 */
export const exampleHistory: Migration = {
  name: "when examples changed",
  tables: [
    {
      name: "example_history",
      columns: `
        project ${word}, dataset ${word}, example ${text}, content_hash ${text}, split ${word}, removed Bool,
        stream UInt64 CODEC(Delta, ZSTD(1)), ver UInt64 CODEC(Delta, ZSTD(1))`,
      orderBy: "project, dataset, example, ver",
      shardBy: "cityHash64(example)",
    },
  ],
  fill: (local) => [
    `INSERT INTO ${local("example_history")} (project, dataset, example, content_hash, split, removed, stream, ver)
     SELECT project, dataset, example, content_hash, split, false, ver, ver FROM ${local("example_revisions")} FINAL`,
  ],
};

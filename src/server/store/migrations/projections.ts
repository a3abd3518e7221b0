import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const word = "LowCardinality(String)";
const place = "Float32 CODEC(ZSTD(1))";
const version = "ver UInt64 CODEC(Delta, ZSTD(1))";

/** Pictures of embedding sets: drawn once, kept so that a link shows the same one. */
export const projections: Migration = {
  name: "pictures of embedding sets",
  tables: [
    {
      name: "projections",
      columns: `project ${word}, embedding_set ${word}, model ${word}, record ${text}, ${version}`,
      orderBy: "project, embedding_set, model",
      shardBy: "cityHash64(embedding_set)",
    },
    {
      name: "projection_points",
      columns: `project ${word}, embedding_set ${word}, model ${word}, subject ${text},
        drawing UInt64 CODEC(ZSTD(1)), x ${place}, y ${place}, placed Bool, ${version}`,
      orderBy: "project, embedding_set, model, drawing, subject",
      shardBy: "cityHash64(subject)",
      granularity: 4096,
    },
  ],
};

import { versionMirror } from "../version.ts";
import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const word = "LowCardinality(String)";

/** Phrases that stand before an answer, by the bit they have in `answer_markers`. */
const markers = ["answer is", "final answer", "####", "\\\\boxed", "<answer>"];
const markerBits = markers
  .map((phrase, bit) => `${2 ** bit} * (positionCaseInsensitive(output, '${phrase}') > 0)`)
  .join(" + ");

/** Names that models' interfaces give to the reason why an output ended, in the metadata of a result. */
const reasonKeys = ["finishReason", "finish_reason", "stopReason", "stop_reason"];
const reasons = reasonKeys
  .map((key) => `JSONExtractString(record, 'metadata', '${key}')`)
  .join(", ");

/**
 * What comparisons read beside the first tables: how an output ended, what a score cost, and when every
 * content of an example was first received (`ver` counts down, so that the first one stays).
 */
export const comparisonChanges: Migration = {
  name: "how outputs end, what scores cost, when contents came",
  tables: [
    {
      name: "example_firsts",
      columns: `
        project ${word}, dataset ${word}, example ${text}, content_hash ${text},
        first UInt64 CODEC(Delta, ZSTD(1)), ver UInt64 CODEC(Delta, ZSTD(1))`,
      orderBy: "project, dataset, example, content_hash",
      shardBy: "cityHash64(example)",
    },
  ],
  columns: [
    {
      table: "results",
      name: "finish_reason",
      definition: `${word} MATERIALIZED lower(arrayFirst(reason -> reason != '', [${reasons}]))`,
    },
    {
      table: "results",
      name: "answer_markers",
      definition: `UInt8 MATERIALIZED toUInt8(${markerBits})`,
    },
    { table: "scores", name: "cost_usd", definition: "Nullable(Float64) CODEC(ZSTD(1))" },
  ],
  fill: (local) => [
    `INSERT INTO ${local("example_firsts")} (project, dataset, example, content_hash, first, ver)
     SELECT project, dataset, example, content_hash, ver, ${versionMirror} - ver FROM ${local("example_revisions")}`,
  ],
};

import type { Migration } from "./migration.ts";

const text = "String CODEC(ZSTD(1))";
const word = "LowCardinality(String)";
const time = "DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))";
const version = "ver UInt64 CODEC(Delta, ZSTD(1))";

/**
 * Rules over series, what they noticed, and who was told of it how. `told` is false for what was there before
 * its rule: it is known, and nobody is told.
 */
export const alerts: Migration = {
  name: "alerts",
  tables: [
    {
      name: "alert_rules",
      columns: `project ${word}, rule ${text}, removed Bool, record ${text}, ${version}`,
      orderBy: "project, rule",
      shardBy: "cityHash64(rule)",
    },
    {
      name: "alerts",
      columns: `project ${word}, rule ${text}, alert ${text}, at ${time}, told Bool, standing Bool,
        acknowledged Bool, record ${text}, ${version}`,
      orderBy: "project, rule, alert",
      shardBy: "cityHash64(rule)",
    },
    {
      name: "webhooks",
      columns: `project ${word}, webhook ${text}, removed Bool, record ${text}, ${version}`,
      orderBy: "project, webhook",
      shardBy: "cityHash64(webhook)",
    },
    {
      name: "deliveries",
      columns: `project ${word}, delivery ${text}, webhook ${text}, at ${time}, status ${word},
        record ${text}, ${version}`,
      orderBy: "project, delivery",
      shardBy: "cityHash64(delivery)",
    },
  ],
};

import type { Table } from "../table.ts";
import type { Migration } from "./migration.ts";
import { traceColumns } from "./first-tables.ts";

/** One entry a failing step; empty in a roll-up that was taken over, until spans of its trace arrive. */
const failures = [
  "failure_signatures Array(LowCardinality(String))",
  "failure_spans Array(String) CODEC(ZSTD(1))",
  "failure_paths Array(LowCardinality(String))",
  "failure_types Array(LowCardinality(String))",
  "failure_plain Array(LowCardinality(String))",
  "failure_messages Array(String) CODEC(ZSTD(1))",
].join(", ");

/**
 * The roll-ups of traces in the order of time: what is old lies apart from what still changes, so that versions
 * need merging only among the latest, a page of the latest is one place, and a range of time prunes. The newest
 * come first, so that a search for the latest few ends early. A trace keeps the `home` (hours since the
 * epoch, negated) of its first roll-up, because the key is its identity.
 */
const rollUps: Table = {
  name: "roll_ups",
  columns: `${traceColumns},
    home Int32 CODEC(Delta, ZSTD(1)), deleted UInt8, ${failures},
    INDEX id_index trace_id TYPE bloom_filter(0.00001) GRANULARITY 1,
    INDEX start_index start_time TYPE minmax GRANULARITY 1`,
  orderBy: "project, home, trace_id",
  shardBy: "cityHash64(trace_id)",
  deletedBy: "deleted",
  granularity: 256,
};

/** Takes the roll-ups over from the table in the order of ids, a sixteenth at a time. Can be run again. */
function takeOverTraces(local: (table: string) => string): string[] {
  const [from, to] = [local("traces"), local("roll_ups")];
  return Array.from("0123456789abcdef", (digit, index) => {
    const bounds = [
      ...(index > 0 ? [`trace_id >= '${digit}'`] : []),
      ...(index < 15 ? [`trace_id < '${(index + 1).toString(16)}'`] : []),
    ];
    return `INSERT INTO ${to} SELECT *, -intDiv(toUnixTimestamp64Nano(first_start), 3600000000000), 0, [], [], [], [], [], []
      FROM ${from} FINAL WHERE ${bounds.join(" AND ")}`;
  });
}

/** What was taken over lies in parts that each span all time: as one part it is read without merging. */
function settleRollUps(cluster: string | undefined): string[] {
  return cluster
    ? [
        "OPTIMIZE TABLE roll_ups_local FINAL",
        "DROP TABLE IF EXISTS traces",
        "DROP TABLE IF EXISTS traces_local",
      ]
    : ["OPTIMIZE TABLE roll_ups FINAL", "DROP TABLE IF EXISTS traces"];
}

export const rollUpsByTime: Migration = {
  name: "roll-ups by time",
  tables: [rollUps],
  fill: takeOverTraces,
  settle: settleRollUps,
};

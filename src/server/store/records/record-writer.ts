import type { AnyRecord } from "#contract/records.ts";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";
import { rowsOf } from "./row-of.ts";

/** Collects records and stores them in blocks; nothing is stored for sure before `flush` returned. */
export interface RecordWriter {
  add(record: AnyRecord): Promise<void>;
  flush(): Promise<void>;
  /** Ids of the runs that were touched, for the live feed. */
  readonly runs: ReadonlySet<string>;
}

const blockRows = 10_000;
/** Texts may be long: a block also ends when its records hold about this many characters. */
const blockCharacters = 8 * 1024 * 1024;

export function createRecordWriter(db: Db, project: string): RecordWriter {
  const pending = new Map<string, object[]>();
  const runs = new Set<string>();
  let rows = 0;
  let characters = 0;

  async function flush(): Promise<void> {
    const blocks = [...pending];
    pending.clear();
    rows = 0;
    characters = 0;
    await Promise.all(blocks.map(([table, block]) => db.insert(table, block)));
  }

  return {
    runs,
    flush,
    async add(record) {
      if (record.type === "run") runs.add(record.id);
      if (record.type === "result") runs.add(record.run);
      for (const { table, row } of rowsOf(project, record, nextVersion())) {
        const block = pending.get(table);
        if (block) block.push(row);
        else pending.set(table, [row]);
        rows++;
        for (const value of Object.values(row))
          if (typeof value === "string") characters += value.length;
          else if (Array.isArray(value)) characters += value.length * 12;
      }
      if (rows >= blockRows || characters >= blockCharacters) await flush();
    },
  };
}

import type { AnyRecord } from "#contract/records.ts";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";
import { versionRow } from "./version-row.ts";
import { rowsOf } from "./row-of.ts";

/** Collects records and stores them in blocks; nothing is stored for sure before `flush` returned. */
export interface RecordWriter {
  add(record: AnyRecord): Promise<void>;
  flush(): Promise<void>;
  /** Ids of the runs that were touched, for the live feed. */
  readonly runs: ReadonlySet<string>;
}

/** Large blocks: every block is a part that the engine writes, syncs and merges. */
const blockRows = 40_000;
/** Texts may be long: the fullest table is also stored when all rows together hold so many characters. */
const heldCharacters = 8 * 1024 * 1024;

interface Block {
  rows: object[];
  characters: number;
}

/** `who` is kept beside what people change. */
export function createRecordWriter(db: Db, project: string, who = ""): RecordWriter {
  const blocks = new Map<string, Block>();
  const runs = new Set<string>();
  const stream = nextVersion();
  let characters = 0;
  let storing: Promise<void> = Promise.resolve();

  /** One block is stored while the next is read; a fault of the first shows when the next is due. */
  async function store(table: string, block: Block): Promise<void> {
    blocks.delete(table);
    characters -= block.characters;
    await storing;
    storing = db.insert(table, block.rows);
    storing.catch(() => undefined);
  }

  function put(table: string, row: object): Block {
    const block = blocks.get(table) ?? { rows: [], characters: 0 };
    blocks.set(table, block);
    const size = charactersOf(row);
    block.rows.push(row);
    block.characters += size;
    characters += size;
    return block;
  }

  return {
    runs,
    async add(record) {
      if (record.type === "run") runs.add(record.id);
      if (record.type === "result") runs.add(record.run);
      const ver = nextVersion();
      const kept = versionRow(project, record, { who, ver });
      for (const { table, row } of [
        ...rowsOf(project, record, ver, stream),
        ...(kept ? [kept] : []),
      ]) {
        const block = put(table, row);
        if (block.rows.length >= blockRows) await store(table, block);
      }
      if (characters >= heldCharacters) await store(...fullest(blocks));
    },
    async flush() {
      for (const [table, block] of blocks) await store(table, block);
      await storing;
    },
  };
}

function fullest(blocks: ReadonlyMap<string, Block>): [string, Block] {
  return [...blocks].reduce((a, b) => (b[1].characters > a[1].characters ? b : a));
}

function charactersOf(row: object): number {
  let characters = 0;
  for (const value of Object.values(row))
    if (typeof value === "string") characters += value.length;
    else if (Array.isArray(value)) characters += value.length * 12;
  return characters;
}

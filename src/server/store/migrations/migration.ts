import type { NewColumn, NewIndex, Table } from "../table.ts";

/** One step of the tables from version to version. */
export interface Migration {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly columns?: readonly NewColumn[];
  readonly indexes?: readonly NewIndex[];
  /** Statements that fill what is new from what is there, on every node from its own tables. */
  readonly fill?: (local: (table: string) => string) => readonly string[];
  /** Tidies up once the migration is on record. */
  readonly settle?: (cluster: string | undefined) => readonly string[];
}

/** A table as data: on a cluster each becomes a local table on every node and a Distributed one over them. */
export interface Table {
  readonly name: string;
  /** Column definitions and indexes, one a line. */
  readonly columns: string;
  /** Sorting key, which is also the identity of a row: the newest `ver` of a key wins. */
  readonly orderBy: string;
  readonly partitionBy?: string;
  /** Column that is 1 in a version which says that the row is gone. */
  readonly deletedBy?: string;
  /** Expression that spreads rows over shards; rows of one identity must share its value. */
  readonly shardBy: string;
  /** Rows per index mark; small where single rows are fetched. */
  readonly granularity?: number;
}

/** fsync on every part: acknowledged rows survive a power cut, not only a killed process. */
const durable =
  "fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000";

export function statementsFor(table: Table, cluster: string | undefined): string[] {
  const local = cluster ? `${table.name}_local` : table.name;
  const statements = [
    `CREATE TABLE IF NOT EXISTS ${local} (${table.columns})
     ENGINE = ReplacingMergeTree(ver${table.deletedBy ? `, ${table.deletedBy}` : ""})
     ${table.partitionBy ? `PARTITION BY ${table.partitionBy}` : ""}
     ORDER BY (${table.orderBy})
     SETTINGS ${durable}${table.granularity ? `, index_granularity = ${table.granularity}` : ""}`,
  ];
  if (cluster)
    statements.push(
      `CREATE TABLE IF NOT EXISTS ${table.name} AS ${local}
       ENGINE = Distributed('${cluster}', currentDatabase(), ${local}, ${table.shardBy})`,
    );
  return statements;
}

/** A column that a released table gets; with MATERIALIZED in its definition the engine fills it itself. */
export interface NewColumn {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
  /** The sorting key with this column at its end: it then tells rows apart that were one before. */
  readonly orderBy?: string;
}

export function columnStatements(column: NewColumn, cluster: string | undefined): string[] {
  const { table, name, definition, orderBy } = column;
  const local = cluster ? `${table}_local` : table;
  const add = (to: string): string =>
    `ALTER TABLE ${to} ADD COLUMN IF NOT EXISTS ${name} ${definition}`;
  const statements = [orderBy ? `${add(local)}, MODIFY ORDER BY (${orderBy})` : add(local)];
  // Written into the old parts in the background; until then it is computed whenever it is read.
  if (definition.includes("MATERIALIZED"))
    statements.push(`ALTER TABLE ${local} MATERIALIZE COLUMN ${name}`);
  if (cluster) statements.push(add(table));
  return statements;
}

/** A skipping index that a released table gets. */
export interface NewIndex {
  readonly table: string;
  readonly name: string;
  readonly expression: string;
  readonly type: string;
}

export function indexStatements(
  { table, name, expression, type }: NewIndex,
  cluster: string | undefined,
): string[] {
  const local = cluster ? `${table}_local` : table;
  return [
    `ALTER TABLE ${local} ADD INDEX IF NOT EXISTS ${name} ${expression} TYPE ${type}`,
    // Written for the old parts in the background; until then they are read as they are.
    `ALTER TABLE ${local} MATERIALIZE INDEX ${name}`,
  ];
}

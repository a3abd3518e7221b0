import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { type ClickHouseClient, createClient } from "@clickhouse/client";
import { z } from "zod";
import { queryMemoryBytes } from "./engine/configuration.ts";
import { asStoreProblem } from "./store-problem.ts";

/** Values for `{name:Type}` placeholders: the only way a value gets into SQL. */
export type Parameters = Readonly<Record<string, unknown>>;

export interface ReadOptions {
  /** Aborting cancels the query in the engine too. */
  readonly signal?: AbortSignal | undefined;
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** The only door to ClickHouse. Every failure it throws is a ProblemError. */
export interface Db {
  readonly cluster: string | undefined;
  readonly database: string;
  /** Rows of a SELECT, each parsed by its schema. */
  rows<Row extends z.ZodType>(
    row: Row,
    sql: string,
    parameters?: Parameters,
    options?: ReadOptions,
  ): Promise<z.output<Row>[]>;
  /** Rows of a SELECT as arrays, unparsed: for many thousand rows whose SQL fixes their types. */
  tuples(sql: string, parameters?: Parameters, options?: ReadOptions): Promise<unknown[][]>;
  /** Columns of a SELECT by name, unparsed: the same for hundreds of thousands of rows. */
  columns(
    sql: string,
    parameters?: Parameters,
    options?: ReadOptions,
  ): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Rows of a SELECT as RowBinary, one after the other: for millions of numbers. */
  binary(sql: string, parameters?: Parameters, options?: ReadOptions): Promise<Uint8Array>;
  /** As `tuples`, for a page: with how many rows there are without the LIMIT. */
  page(sql: string, parameters?: Parameters, options?: ReadOptions): Promise<TuplePage>;
  /** Blocks of rows as they arrive, unparsed, for exports. */
  stream(sql: string, parameters?: Parameters): AsyncIterable<readonly unknown[]>;
  /** Bytes of a SELECT in the Native format as they arrive, however long it takes. */
  readNative(sql: string): AsyncIterable<Uint8Array>;
  /** Stores such bytes; returns when all of them are. */
  insertNative(
    table: string,
    columns: readonly string[],
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<void>;
  /**
   * Returns when the rows are stored. All rows have the fields of the first, in its order: names travel once
   * a block and not once a row.
   */
  insert(
    table: string,
    rows: readonly object[],
    options?: { readonly token?: string },
  ): Promise<void>;
  /** As `insert`, of rows already written as RowBinary in the order of these columns. */
  insertBinary(
    table: string,
    columns: readonly string[],
    rows: readonly Uint8Array[],
  ): Promise<void>;
  /** Runs a statement on one node (the first when not said). */
  command(sql: string, node?: number, parameters?: Parameters): Promise<void>;
  /** Number of nodes that statements can be sent to. */
  readonly nodes: number;
  close(): Promise<void>;
}

export interface TuplePage {
  readonly rows: unknown[][];
  readonly total: number;
}

export interface DbOptions {
  /** Addresses of the nodes; reads and writes go to the first. */
  readonly urls: readonly string[];
  readonly username?: string;
  readonly password?: string;
  readonly database: string;
  readonly cluster?: string | undefined;
}

const executionLimitSeconds = 60;
const compact = z.object({
  data: z.custom<unknown[][]>((value) => Array.isArray(value)),
  rows_before_limit_at_least: z.number().optional(),
});
const columnar = z.object({
  data: z.record(
    z.string(),
    z.custom<readonly unknown[]>((value) => Array.isArray(value)),
  ),
});

export function openDb(options: DbOptions): Db {
  const clients = options.urls.map((url) => clientFor(url, options));
  const first = clients[0]!;
  return {
    cluster: options.cluster,
    database: options.database,
    nodes: clients.length,
    ...readsOf(first),
    ...writesOf(first, options.cluster !== undefined),
    command: (sql, node = 0, parameters = {}) =>
      guarded(async () => {
        await clients[node]!.command({ query: sql, query_params: { ...parameters } });
      }),
    async close() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

/** Reads are cancelled in the engine when their caller goes away. */
const read = { readonly: "2", cancel_http_readonly_queries_on_client_close: 1 } as const;

function readsOf(
  client: ClickHouseClient,
): Pick<Db, "rows" | "tuples" | "columns" | "binary" | "page" | "stream" | "readNative"> {
  async function query(
    format: "JSONEachRow" | "JSONCompact" | "JSONColumnsWithMetadata",
    sql: string,
    parameters: Parameters,
    options: ReadOptions,
  ) {
    const answer = await client.query({
      query: sql,
      query_params: { ...parameters },
      format,
      clickhouse_settings: { ...read, ...options.settings },
      ...(options.signal && { abort_signal: options.signal }),
    });
    return answer.json();
  }

  return {
    rows: (row, sql, parameters = {}, options = {}) =>
      guarded(async () => {
        const raw = await query("JSONEachRow", sql, parameters, options);
        return parsed(z.array(row), raw);
      }),
    tuples: (sql, parameters = {}, options = {}) =>
      guarded(async () => compact.parse(await query("JSONCompact", sql, parameters, options)).data),
    columns: (sql, parameters = {}, options = {}) =>
      guarded(
        async () =>
          columnar.parse(await query("JSONColumnsWithMetadata", sql, parameters, options)).data,
      ),
    binary: (sql, parameters = {}, options = {}) =>
      guarded(async () => {
        const answer = await client.exec({
          query: `${sql} FORMAT RowBinary`,
          query_params: { ...parameters },
          clickhouse_settings: { ...read, ...options.settings },
          ...(options.signal && { abort_signal: options.signal }),
        });
        const chunks: Uint8Array[] = [];
        for await (const chunk of answer.stream) chunks.push(asBytes(chunk));
        return Buffer.concat(chunks);
      }),
    page: (sql, parameters = {}, options = {}) =>
      guarded(async () => {
        const settings = { ...options.settings, exact_rows_before_limit: 1 };
        const answer = compact.parse(
          await query("JSONCompact", sql, parameters, { ...options, settings }),
        );
        return {
          rows: answer.data,
          total: answer.rows_before_limit_at_least ?? answer.data.length,
        };
      }),
    async *stream(sql, parameters = {}) {
      const answer = await guarded(() =>
        client.query({
          query: sql,
          query_params: { ...parameters },
          format: "JSONEachRow",
          clickhouse_settings: { ...read, wait_end_of_query: 0 },
        }),
      );
      for await (const block of answer.stream()) yield block.map((row) => row.json());
    },
    async *readNative(sql) {
      const answer = await guarded(() =>
        client.exec({
          query: `${sql} FORMAT Native`,
          clickhouse_settings: { ...read, ...unhurried, wait_end_of_query: 0 },
        }),
      );
      for await (const chunk of answer.stream) yield asBytes(chunk);
    },
  };
}

/** For work that may take as long as it takes. */
const unhurried = { max_execution_time: 0 } as const;

function writesOf(
  client: ClickHouseClient,
  sharded: boolean,
): Pick<Db, "insert" | "insertBinary" | "insertNative"> {
  /** On a cluster an insert answers when the shards have the rows, not when they wait to be sent. */
  const foreground = sharded ? { distributed_foreground_insert: "1" as const } : {};
  return {
    insert: (table, rows, { token } = {}) =>
      guarded(async () => {
        const [firstColumn, ...otherColumns] = Object.keys(rows[0] ?? {});
        if (firstColumn === undefined) return;
        await client.insert({
          table,
          columns: [firstColumn, ...otherColumns],
          values: rows.map((row) => Object.values(row)),
          format: "JSONCompactEachRow",
          clickhouse_settings: {
            ...foreground,
            ...(token && { insert_deduplication_token: token }),
          },
        });
      }),
    insertBinary: (table, columns, rows) =>
      guarded(async () => {
        const answer = await client.exec({
          query: `INSERT INTO ${table} (${columns.join(", ")}) FORMAT RowBinary`,
          values: Readable.from(rows, { objectMode: false }),
          clickhouse_settings: foreground,
        });
        await finished(answer.stream.resume());
      }),
    insertNative: (table, columns, bytes) =>
      guarded(async () => {
        const answer = await client.exec({
          query: `INSERT INTO ${table} (${columns.join(", ")}) FORMAT Native`,
          values: Readable.from(bytes, { objectMode: false }),
          clickhouse_settings: { ...foreground, ...unhurried },
        });
        await finished(answer.stream.resume());
      }),
  };
}

function clientFor(url: string, options: DbOptions): ClickHouseClient {
  return createClient({
    url,
    ...(options.username && { username: options.username, password: options.password ?? "" }),
    database: options.database,
    request_timeout: (executionLimitSeconds + 10) * 1000,
    max_open_connections: 32,
    log: { level: 127 },
    clickhouse_settings: {
      max_execution_time: executionLimitSeconds,
      max_memory_usage: String(queryMemoryBytes()),
      distributed_product_mode: "global",
      input_format_json_throw_on_bad_escape_sequence: 0,
      date_time_input_format: "best_effort",
      wait_end_of_query: 1,
      max_partitions_per_insert_block: "1000",
    },
  });
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError("the engine answered with something else than bytes");
}

/** A row of another shape than its schema is a fault of ours, never of the caller. */
function parsed<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const result = schema.safeParse(raw);
  if (!result.success)
    throw new TypeError(
      `a row is not what its statement promises: ${z.prettifyError(result.error).slice(0, 500)}`,
    );
  return result.data;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreProblem(error);
  }
}

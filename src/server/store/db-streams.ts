import type { ClickHouseClient } from "@clickhouse/client";
import type { Db } from "./db.ts";
import { guarded } from "./store-problem.ts";

/** Reads are cancelled in the engine when their caller goes away. */
export const read = { readonly: "2", cancel_http_readonly_queries_on_client_close: 1 } as const;

/** For work that may take as long as it takes. */
export const unhurried = { max_execution_time: 0 } as const;

/** Reads whose answers are used while they come. */
export function streamsOf(
  client: ClickHouseClient,
): Pick<Db, "binaryPieces" | "stream" | "readNative"> {
  return {
    async *binaryPieces(sql, parameters = {}) {
      const answer = await guarded(() =>
        client.exec({
          query: `${sql} FORMAT RowBinary`,
          query_params: { ...parameters },
          clickhouse_settings: { ...read, wait_end_of_query: 0 },
        }),
      );
      for await (const chunk of answer.stream) yield asBytes(chunk);
    },
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

export function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError("the engine answered with something else than bytes");
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { inTrace, newest, type SpanPlace } from "./read.ts";

const digestRow = z.object({
  span_id: z.string(),
  tool_name: z.string(),
  input: z.string(),
  output: z.string(),
});
export type TextDigest = z.output<typeof digestRow>;

/** Hashes of the texts of a long trace, "" for no text: enough to tell equal ones without reading them here. */
export async function textDigests(
  db: Db,
  place: SpanPlace,
  options: ReadOptions = {},
): Promise<TextDigest[]> {
  const hash = (text: string, key: string): string =>
    `if(${text} = '' AND NOT arrayExists(k -> k LIKE '${key}', mapKeys(attributes)), '',
       hex(cityHash64(${text}, mapFilter((k, v) -> k LIKE '${key}', attributes))))`;
  return db.rows(
    digestRow,
    `SELECT span_id, tool_name, ${hash("spans.input", "%input%messages%")} AS input, ${hash("spans.output", "%output%messages%")} AS output
     FROM spans FINAL WHERE ${inTrace} ${newest}`,
    { ...place },
    options,
  );
}

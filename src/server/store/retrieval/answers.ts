import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { inTrace, type SpanPlace } from "../spans/read.ts";

const answerRow = z.object({ answer: z.string() });
const mostCharacters = 100_000;

/** What a trace answered: its root's output, else that of its last model call; "" where there is none. */
export async function finalAnswer(
  db: Db,
  place: SpanPlace,
  options: ReadOptions = {},
): Promise<string> {
  const [row] = await db.rows(
    answerRow,
    `SELECT substringUTF8(output, 1, ${mostCharacters}) AS answer FROM spans FINAL
     WHERE ${inTrace} AND output != '' AND (parent_span_id = '' OR kind = 'LLM')
     ORDER BY parent_span_id = '' DESC, start_time DESC LIMIT 1`,
    { ...place },
    options,
  );
  return row?.answer ?? "";
}

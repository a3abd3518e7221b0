import { z } from "zod";
import type { Db } from "../db.ts";
import { isPresent } from "../datasets/removed.ts";

/** What is to be embedded into which set. */
export interface TextSource {
  readonly project: string;
  readonly set: string;
  readonly model: string;
  readonly dataset: string | undefined;
  /** How many of the newest traces; none where undefined. */
  readonly traces: number | undefined;
}

/** A text that can be embedded, without the text. */
export interface TextRow {
  /** Subject as JSON. */
  readonly subject: string;
  /** Of what would be sent. */
  readonly hash: string;
  readonly bytes: number;
  readonly isCut: boolean;
}

/** Characters of a text that are sent: most models read no more than 8,192 tokens. */
export const sentCharacters = 8000;

const sent = (column: string) => `substringUTF8(${column}, 1, ${sentCharacters})`;
const measures = (column: string) =>
  `toString(cityHash64(${sent(column)})) AS hash, toUInt32(length(${sent(column)})) AS bytes,
   lengthUTF8(${column}) > ${sentCharacters} AS cut`;
const measured = { hash: z.string(), bytes: z.number(), cut: z.number() };

const examples = "project = {project:String} AND dataset = {dataset:String}";
const exampleRow = z.object({ example: z.string(), ...measured });
const rootRow = z.object({ trace_id: z.string(), span_id: z.string(), ...measured });

/** Traces that runs left are no production. */
const resultTraces =
  "SELECT trace_id FROM results WHERE project = {project:String} AND trace_id != ''";

/** Texts of a source that have something in them. */
export async function textRows(db: Db, source: TextSource): Promise<TextRow[]> {
  const { project, dataset, traces } = source;
  const rows: TextRow[] = [];
  if (dataset !== undefined) {
    const found = await db.rows(
      exampleRow,
      `SELECT example, ${measures("input")} FROM examples FINAL
       WHERE ${examples} AND ${isPresent} AND notEmpty(trimBoth(input)) ORDER BY example`,
      { project, dataset },
    );
    for (const { example, ...row } of found)
      rows.push(rowOf(JSON.stringify({ example, dataset }), row));
  }
  if (traces !== undefined) {
    const found = await db.rows(
      rootRow,
      `SELECT trace_id, span_id, ${measures("input")} FROM spans FINAL
       WHERE project = {project:String} AND parent_span_id = '' AND notEmpty(trimBoth(input))
         AND trace_id GLOBAL NOT IN (${resultTraces})
       ORDER BY start_time DESC, trace_id LIMIT {traces:UInt32}`,
      { project, traces },
    );
    for (const { trace_id: traceId, span_id: spanId, ...row } of found)
      rows.push(rowOf(JSON.stringify({ traceId, spanId, index: 0 }), row));
  }
  return rows;
}

function rowOf(
  subject: string,
  { hash, bytes, cut }: { readonly hash: string; readonly bytes: number; readonly cut: number },
): TextRow {
  return { subject, hash, bytes, isCut: cut === 1 };
}

/** Of each subject of a set the hash of the text that its vector is of. */
export async function embeddedHashes(
  db: Db,
  { project, set, model }: TextSource,
): Promise<Map<string, string>> {
  const rows = await db.tuples(
    `SELECT subject, toString(cityHash64(content)) FROM embeddings FINAL
     WHERE project = {project:String} AND embedding_set = {set:String} AND model = {model:String}`,
    { project, set, model },
  );
  return new Map(rows.map(([subject, hash]) => [String(subject), String(hash)]));
}

const subjectIds = z.union([
  z.object({ example: z.string(), dataset: z.string() }),
  z.object({ traceId: z.string(), spanId: z.string() }),
]);

/** What is sent of some texts, by subject. One that has gone in the meantime is left out. */
export async function textsToSend(
  db: Db,
  { project, dataset = "" }: TextSource,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const ids = subjects.map((subject) => subjectIds.parse(JSON.parse(subject)));
  const names = ids.flatMap((id) => ("example" in id ? [id.example] : []));
  const traceIds = ids.flatMap((id) => ("traceId" in id ? [id.traceId] : []));
  const texts = new Map<string, string>();
  if (names.length > 0)
    for (const [example, text] of await db.tuples(
      `SELECT example, ${sent("input")} FROM examples FINAL
       WHERE ${examples} AND example IN {names:Array(String)}`,
      { project, dataset, names },
    ))
      texts.set(JSON.stringify({ example, dataset }), String(text));
  if (traceIds.length > 0)
    for (const [traceId, spanId, text] of await db.tuples(
      `SELECT trace_id, span_id, ${sent("input")} FROM spans FINAL
       WHERE project = {project:String} AND trace_id IN {traceIds:Array(String)} AND parent_span_id = ''`,
      { project, traceIds },
    ))
      texts.set(JSON.stringify({ traceId, spanId, index: 0 }), String(text));
  return texts;
}

/** Traces of a project that are results of runs. */
export async function tracesOfResults(db: Db, project: string): Promise<Set<string>> {
  const rows = await db.tuples(`SELECT DISTINCT trace_id FROM (${resultTraces})`, { project });
  return new Set(rows.map(([traceId]) => String(traceId)));
}

import { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import type { Db, ReadOptions } from "../db.ts";
import type { SetPlace } from "./sets.ts";

/** The vectors of a set in the order of their subjects. */
export interface StoredPoints {
  /** Subjects as JSON. */
  readonly subjects: readonly string[];
  /** Shared with threads that draw. */
  readonly values: Float32Array<SharedArrayBuffer>;
  readonly dimensions: number;
  /** Vectors of another length, left out. */
  readonly odd: number;
}

export interface PointStamp {
  /** Changes with every point that is added or sent anew. */
  readonly text: string;
  readonly count: number;
  readonly dimensions: number;
  readonly odd: number;
}

const stampRow = z.object({ count: z.number(), ver: z.string(), dimensions: z.number() });
const mostBytes = 2 ** 30;
const ofSet =
  "project = {project:String} AND embedding_set = {set:String} AND model = {model:String}";

/** What the points of a set are like now. Throws not_found where there are none. */
export async function readPointStamp(
  db: Db,
  place: SetPlace,
  options: ReadOptions = {},
): Promise<PointStamp> {
  const rows = await db.rows(
    stampRow,
    `SELECT toUInt32(count()) AS count, toString(max(ver)) AS ver, toUInt32(length(vector)) AS dimensions
     FROM (SELECT vector, ver FROM embeddings FINAL WHERE ${ofSet})
     GROUP BY dimensions ORDER BY count DESC, dimensions`,
    { ...place },
    options,
  );
  const [most, ...others] = rows;
  if (!most)
    throw new ProblemError(
      "not_found",
      `There is no embedding set "${place.set}" of ${place.model} in ${place.project}.`,
    );
  if (most.count * most.dimensions * 4 > mostBytes)
    throw new ProblemError(
      "bad_request",
      `${most.count.toLocaleString("en")} vectors of ${most.dimensions} numbers take more than 1 GiB, which is the most a picture is drawn of.`,
      { hint: "Send a sample of them as a set of its own." },
    );
  return {
    text: rows.map(({ count, ver, dimensions }) => `${count}.${ver}.${dimensions}`).join(" "),
    count: most.count,
    dimensions: most.dimensions,
    odd: others.reduce((sum, { count }) => sum + count, 0),
  };
}

export async function readPoints(
  db: Db,
  place: SetPlace,
  { dimensions, odd }: PointStamp,
): Promise<StoredPoints> {
  const bytes = await db.binary(
    `SELECT subject, arrayMap(each -> toFloat32(each), vector) FROM embeddings FINAL
     WHERE ${ofSet} AND length(vector) = {dimensions:UInt32} ORDER BY subject`,
    { ...place, dimensions },
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const subjects: string[] = [];
  let at = 0;
  const length = (): number => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
      shift += 7;
    }
  };
  const starts: number[] = [];
  while (at < bytes.length) {
    const characters = length();
    subjects.push(decoder.decode(bytes.subarray(at, at + characters)));
    at += characters;
    length();
    starts.push(at);
    at += dimensions * 4;
  }
  const values = new Float32Array(new SharedArrayBuffer(starts.length * dimensions * 4));
  for (const [point, start] of starts.entries())
    for (let axis = 0; axis < dimensions; axis++)
      values[point * dimensions + axis] = view.getFloat32(start + axis * 4, true);
  return { subjects, values, dimensions, odd };
}

/** Starts of texts, by subject; of an example without one its input. Absent where there is no text. */
export async function readTexts(
  db: Db,
  place: SetPlace,
  among: { readonly subjects: readonly string[] } | { readonly every: number },
  options: ReadOptions & { readonly characters?: number } = {},
): Promise<Map<string, string>> {
  const { characters = 600, ...rest } = options;
  const chosen =
    "subjects" in among
      ? "subject IN {subjects:Array(String)}"
      : "cityHash64(subject) % {every:UInt32} = 0";
  const rows = await db.tuples(
    `SELECT subject, if(content = '', ifNull(input, ''), substringUTF8(content, 1, {characters:UInt32})) FROM
       (SELECT subject, content, JSONExtractString(subject, 'dataset') AS dataset, JSONExtractString(subject, 'example') AS example
        FROM embeddings FINAL WHERE ${ofSet} AND ${chosen}) AS points
     GLOBAL LEFT JOIN (SELECT toString(dataset) AS dataset, example, substringUTF8(input, 1, {characters:UInt32}) AS input
       FROM examples FINAL WHERE project = {project:String} AND dataset GLOBAL IN (
         SELECT DISTINCT JSONExtractString(subject, 'dataset') FROM embeddings WHERE ${ofSet} AND content = '')) AS known
     USING (dataset, example)`,
    { ...place, characters, ...among },
    rest,
  );
  return new Map(
    rows.flatMap(([subject, text]) =>
      typeof subject === "string" && typeof text === "string" && text !== ""
        ? [[subject, text] as const]
        : [],
    ),
  );
}

/** Subjects whose text or id holds all of the words, whatever their case. */
export async function findSubjects(
  db: Db,
  place: SetPlace,
  text: string,
  options: ReadOptions = {},
): Promise<Set<string>> {
  const words = text.split(/\s+/).filter(Boolean);
  const rows = await db.tuples(
    `SELECT subject FROM embeddings FINAL
     WHERE ${ofSet} AND arrayAll(word -> positionCaseInsensitiveUTF8(concat(content, ' ', subject), word) > 0, {words:Array(String)})`,
    { ...place, words },
    options,
  );
  return new Set(rows.map(([subject]) => String(subject)));
}

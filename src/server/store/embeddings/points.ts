import { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import type { Db, ReadOptions } from "../db.ts";
import type { SetPlace } from "./sets.ts";

export interface PointStamp {
  /** Changes with every point that is added or sent anew. */
  readonly text: string;
  readonly count: number;
  readonly dimensions: number;
  readonly odd: number;
}

const stampRow = z.object({ count: z.number(), ver: z.string(), dimensions: z.number() });
/** Most that vectors may take as 32-bit numbers. */
const mostBytes = 2 ** 32;
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
    // Only the lengths are read, not the vectors.
    `SELECT toUInt32(count()) AS count, toString(max(ver)) AS ver, toUInt32(size) AS dimensions
     FROM (SELECT length(vector) AS size, ver FROM embeddings FINAL WHERE ${ofSet})
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
      `${most.count.toLocaleString("en")} vectors of ${most.dimensions} numbers take more than 4 GiB, which is the most a picture is drawn of.`,
      { hint: "Send a sample of them as a set of its own." },
    );
  return {
    text: rows.map(({ count, ver, dimensions }) => `${count}.${ver}.${dimensions}`).join(" "),
    count: most.count,
    dimensions: most.dimensions,
    odd: others.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Subjects of the points as JSON, in their order. */
export async function readSubjects(
  db: Db,
  place: SetPlace,
  { dimensions }: PointStamp,
): Promise<string[]> {
  const bytes = await db.binary(
    `SELECT subject FROM embeddings FINAL
     WHERE ${ofSet} AND length(vector) = {dimensions:UInt32} ORDER BY subject`,
    { ...place, dimensions },
  );
  const decoder = new TextDecoder();
  const subjects: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    let [length, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++]!;
      length += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
      shift += 7;
    }
    subjects.push(decoder.decode(bytes.subarray(at, at + length)));
    at += length;
  }
  return subjects;
}

/**
 * Vectors of the points in the order of their subjects, one after the other and each of length 1, in memory
 * that threads share. Read as they come, so that they are held once. `count` is how many there must be.
 */
export async function readUnitVectors(
  db: Db,
  place: SetPlace,
  { dimensions, count }: { readonly dimensions: number; readonly count: number },
): Promise<Float32Array<SharedArrayBuffer>> {
  const values = new Float32Array(new SharedArrayBuffer(count * dimensions * 4));
  const bytes = new Uint8Array(values.buffer);
  // Before the numbers of a row stands how many they are, seven bits a byte.
  const head = Math.max(1, Math.ceil(Math.log2(dimensions + 1) / 7));
  const row = head + dimensions * 4;
  let read = 0;
  for await (const piece of db.binaryPieces(
    `SELECT arrayMap(each -> toFloat32(each), vector) FROM embeddings FINAL
     WHERE ${ofSet} AND length(vector) = {dimensions:UInt32} ORDER BY subject`,
    { ...place, dimensions },
  ))
    for (let at = 0; at < piece.length;) {
      const within = read % row;
      const isHead = within < head;
      const length = Math.min(piece.length - at, isHead ? head - within : row - within);
      const target = Math.floor(read / row) * dimensions * 4 + within - head;
      if (read >= count * row) throw changedMeanwhile();
      if (!isHead) bytes.set(piece.subarray(at, at + length), target);
      at += length;
      read += length;
    }
  if (read !== count * row) throw changedMeanwhile();
  toLengthOne(values, dimensions);
  return values;
}

function changedMeanwhile(): ProblemError {
  return new ProblemError("conflict", "Points were added while they were read.", {
    hint: "Ask again.",
  });
}

/** A vector of zeros stays one; one with a number that is none has no direction and becomes one. */
function toLengthOne(values: Float32Array, dimensions: number): void {
  for (let start = 0; start < values.length; start += dimensions) {
    let squares = 0;
    for (let at = start; at < start + dimensions; at++) squares += values[at]! ** 2;
    if (!Number.isFinite(squares)) values.fill(0, start, start + dimensions);
    else if (squares > 0) {
      const scale = 1 / Math.sqrt(squares);
      for (let at = start; at < start + dimensions; at++) values[at]! *= scale;
    }
  }
}

/** Starts of texts, by subject; of an example without one its input. Absent where there is no text. */
export async function readTexts(
  db: Db,
  place: SetPlace,
  among: { readonly subjects: readonly string[] } | { readonly every: number },
  options: ReadOptions & { readonly characters?: number | undefined } = {},
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

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { binaryRows, hasMore, readHash } from "./binary-rows.ts";
import { exampleFinder, exampleHash, type ExampleIndex } from "./example-index.ts";
import type { Scope } from "./scope.ts";

const texts = z.array(z.string());

/** The value of a metadata key per example, as stored; undefined where an example has no such key. */
export async function readMetadataValues(
  db: Db,
  { project, datasets }: Scope,
  key: string,
  index: ExampleIndex,
  options: ReadOptions = {},
): Promise<(string | undefined)[]> {
  const columns = await db.columns(
    `SELECT example, metadata[{key:String}] AS value FROM examples FINAL
     WHERE project = {project:String} AND dataset = {dataset:String} AND mapContains(metadata, {key:String})`,
    { project, dataset: datasets[0] ?? "", key },
    options,
  );
  const found = texts.parse(columns["value"] ?? []);
  const valueOf = new Map(texts.parse(columns["example"] ?? []).map((id, at) => [id, found[at]]));
  return index.ids.map((id) => valueOf.get(id));
}

const keyRow = z.object({ key: z.string(), values: z.number() });

/** Metadata keys of the examples with their number of different values (items, of lists), the fewest first. */
export async function readMetadataKeys(
  db: Db,
  { project, datasets }: Scope,
  options: ReadOptions = {},
): Promise<{ key: string; values: number }[]> {
  return db.rows(
    keyRow,
    `SELECT key, toUInt32(uniqExact(item)) AS values FROM (
       SELECT pair.1 AS key,
         arrayJoin(if(startsWith(pair.2, '[') AND isValidJSON(pair.2), JSONExtractArrayRaw(pair.2), [pair.2])) AS item
       FROM (
         SELECT arrayJoin(metadata) AS pair FROM examples FINAL
         WHERE project = {project:String} AND dataset = {dataset:String}
       )
     ) GROUP BY key ORDER BY values, key LIMIT 200`,
    { project, dataset: datasets[0] ?? "" },
    options,
  );
}

const dictionaryRow = z.object({
  key: z.string(),
  texts: z.array(z.string()),
  hashes: z.array(z.number()),
});

/** A metadata key with its values, and per example which of them it has: 1 for the first, 0 for none. */
export interface CodedKey {
  readonly key: string;
  /** As stored, lists as JSON text. */
  readonly texts: readonly string[];
  readonly codes: Uint16Array;
}

const mostTexts = 60_000;
/** How rows name a value: 53 bits of a hash, exact as a double. */
const valueHash = (text: string): string => `bitShiftRight(cityHash64(${text}), 11)`;

/** Several keys at once, a small number per example and key: metadata are read once. */
export async function readCodedKeys(
  db: Db,
  { project, datasets }: Scope,
  keys: readonly string[],
  index: ExampleIndex,
  options: ReadOptions = {},
): Promise<CodedKey[]> {
  const values = { project, dataset: datasets[0] ?? "" };
  const dictionaries = await db.rows(
    dictionaryRow,
    `SELECT key, texts, arrayMap(text -> toFloat64(${valueHash("text")}), texts) AS hashes FROM (
       SELECT pair.1 AS key, arraySort(groupUniqArray({most:UInt32})(pair.2)) AS texts FROM (
         SELECT arrayJoin(metadata) AS pair FROM examples FINAL
         WHERE project = {project:String} AND dataset = {dataset:String}
       ) WHERE key IN {keys:Array(String)} GROUP BY key
     ) ORDER BY key`,
    { ...values, keys, most: mostTexts },
    options,
  );
  if (dictionaries.length === 0) return [];
  const columns = dictionaries.map(
    (_, at) =>
      `if(mapContains(metadata, {k${at}:String}), ${valueHash(`metadata[{k${at}:String}]`)}, toUInt64(0))`,
  );
  const bytes = await db.binary(
    `SELECT ${exampleHash}, ${columns.join(", ")} FROM examples FINAL
     WHERE project = {project:String} AND dataset = {dataset:String} ORDER BY example`,
    { ...values, ...Object.fromEntries(dictionaries.map(({ key }, at) => [`k${at}`, key])) },
    options,
  );
  const coded = dictionaries.map(({ key, texts: known, hashes }) => ({
    key,
    texts: known,
    codeOf: new Map(hashes.map((hash, at) => [hash, at + 1])),
    codes: new Uint16Array(new SharedArrayBuffer(index.ids.length * 2)),
  }));
  const rows = binaryRows(bytes);
  const find = exampleFinder(index);
  while (hasMore(rows)) {
    const place = find(rows);
    for (const { codes, codeOf } of coded) {
      const [low, high] = readHash(rows);
      if (place >= 0) codes[place] = codeOf.get(high * 0x1_0000_0000 + low) ?? 0;
    }
  }
  return coded.map(({ key, texts: known, codes }) => ({ key, texts: known, codes }));
}

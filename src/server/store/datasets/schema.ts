import { z } from "zod";
import { type DatasetSchema, type SchemaField, valueTypes } from "#contract/datasets.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type StateAt, stateParameters, stateSql } from "./state.ts";

const splitRow = z.object({ split: z.string(), count: z.number() });
const valueRow = z.object({
  place: z.enum(["input", "reference", "metadata"]),
  key: z.string(),
  type: z.enum(valueTypes),
  value: z.string(),
  count: z.number(),
  distinct: z.number(),
  total: z.number(),
  typed: z.number(),
});

const mostKeys = 200;
const mostValues = 8;

/** Fields of each example as (place, key, JSON); the whole input and reference have the key "". */
const fieldsSql = `
  SELECT arrayJoin(arrayConcat(
    [('input', '', if(inputJson, input, toJSONString(input)))],
    if(has_reference, [('reference', '', if(referenceJson, reference, toJSONString(reference)))], []),
    arrayMap(pair -> ('metadata', pair.1, pair.2), JSONExtractKeysAndValuesRaw(record, 'metadata')),
    if(inputJson, arrayMap(pair -> ('input', pair.1, pair.2), JSONExtractKeysAndValuesRaw(input)), []),
    if(referenceJson, arrayMap(pair -> ('reference', pair.1, pair.2), JSONExtractKeysAndValuesRaw(reference)), [])
  )) AS field, toString(JSONType(field.3)) AS jsonType,
    multiIf(jsonType = 'String', 'text', jsonType IN ('Int64', 'UInt64', 'Double'), 'number', jsonType = 'Bool', 'flag',
      jsonType = 'Array', 'list', jsonType = 'Object', 'object', 'null') AS type
  FROM (
    SELECT input, reference, has_reference, record, JSONExtractBool(record, 'inputJson') AS inputJson,
      JSONExtractBool(record, 'referenceJson') AS referenceJson
    FROM example_revisions FINAL WHERE project = {project:String} AND dataset = {dataset:String}
      AND (example, content_hash) GLOBAL IN (SELECT example, content_hash FROM (${stateSql()}))
  )`;

/** Splits and fields of a state of a dataset. */
export async function readSchema(
  db: Db,
  at: { readonly project: string; readonly dataset: string; readonly state: StateAt },
  options: ReadOptions = {},
): Promise<DatasetSchema> {
  const parameters = {
    project: at.project,
    dataset: at.dataset,
    ...stateParameters(at.state),
    values: mostValues,
  };
  const [splits, values] = await Promise.all([
    db.rows(
      splitRow,
      `SELECT split, toUInt32(count()) AS count FROM (${stateSql()}) GROUP BY split ORDER BY count DESC, split LIMIT 1000`,
      parameters,
      options,
    ),
    db.rows(
      valueRow,
      `SELECT place, key, type, substringUTF8(if(type = 'text', JSONExtractString(raw), raw), 1, 200) AS value,
         toUInt32(n) AS count, toUInt32(of_key) AS distinct, toUInt32(in_key) AS total, toUInt32(in_type) AS typed
       FROM (
         SELECT *, count() OVER (PARTITION BY place, key) AS of_key, sum(n) OVER (PARTITION BY place, key) AS in_key,
           sum(n) OVER (PARTITION BY place, key, type) AS in_type,
           row_number() OVER (PARTITION BY place, key ORDER BY n DESC, content) AS rank,
           row_number() OVER (PARTITION BY place, key, type ORDER BY n DESC, content) AS typeRank
         FROM (
           SELECT field.1 AS place, field.2 AS key, type, cityHash64(field.3) AS content, any(field.3) AS raw, count() AS n
           FROM (${fieldsSql}) GROUP BY place, key, type, content
         )
       ) WHERE rank <= {values:UInt32} OR typeRank = 1
       ORDER BY place, in_key DESC, key, n DESC, content LIMIT 20000`,
      parameters,
      options,
    ),
  ]);
  return {
    exampleCount: splits.reduce((sum, { count }) => sum + count, 0),
    splits: splits.map(({ split, count }) => ({ split: split || null, count })),
    fields: fieldsOf(values),
  };
}

function fieldsOf(rows: readonly z.output<typeof valueRow>[]): SchemaField[] {
  const fields = new Map<string, SchemaField>();
  for (const row of rows) {
    const id = `${row.place} ${row.key}`;
    if (!fields.has(id) && fields.size >= mostKeys) continue;
    const field = fields.get(id) ?? emptyField(row);
    fields.set(id, field);
    if (!field.types.some(({ type }) => type === row.type))
      field.types.push({ type: row.type, count: row.typed });
    // A whole input is seldom worth listing; a whole reference may be a label.
    const listed = row.key !== "" || (row.place === "reference" && row.type !== "object");
    if (listed && field.values.length < mostValues)
      field.values.push({ value: row.value, count: row.count });
  }
  return [...fields.values()].map((field) => ({
    ...field,
    types: field.types.toSorted((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1)),
  }));
}

function emptyField({ place, key, total, distinct }: z.output<typeof valueRow>): SchemaField {
  return { place, key, types: [], count: total, distinct, values: [] };
}

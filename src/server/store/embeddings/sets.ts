import { z } from "zod";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import type { Db, ReadOptions } from "../db.ts";

/** One set with the vectors of one model. */
export interface SetPlace {
  readonly project: string;
  readonly set: string;
  readonly model: string;
}

const row = z.object({
  set: z.string(),
  model: z.string(),
  dimensions: z.number(),
  count: z.number(),
  documents: z.number(),
  spans: z.number(),
  results: z.number(),
  datasets: z.array(z.string()),
});

/** Sets of a project, those with examples and the largest first; of a set whose vectors differ in length the most common one counts. */
export async function listSets(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<EmbeddingSet[]> {
  const rows = await db.rows(
    row,
    `SELECT toString(embedding_set) AS set, toString(model) AS model, toUInt32(length(vector)) AS dimensions,
       toUInt32(count()) AS count, toUInt32(countIf(JSONHas(subject, 'document'))) AS documents,
       toUInt32(countIf(JSONHas(subject, 'traceId'))) AS spans, toUInt32(countIf(JSONHas(subject, 'run'))) AS results,
       arraySort(arrayFilter(name -> name != '', groupUniqArray(100)(JSONExtractString(subject, 'dataset')))) AS datasets
     FROM (SELECT embedding_set, model, subject, vector FROM embeddings FINAL WHERE project = {project:String})
     GROUP BY set, model, dimensions ORDER BY count DESC, set, model`,
    { project },
    options,
  );
  const sets = new Map<string, EmbeddingSet>();
  for (const { set: name, documents, spans, results, ...facts } of rows) {
    const key = JSON.stringify([name, facts.model]);
    const known = sets.get(key);
    if (known) sets.set(key, { ...known, odd: known.odd + facts.count });
    else
      sets.set(key, {
        name,
        ...facts,
        odd: 0,
        kinds: {
          document: documents,
          span: spans,
          result: results,
          example: facts.count - documents - spans - results,
        },
      });
  }
  const linked = ({ kinds }: EmbeddingSet): number => Number(kinds.example + kinds.result > 0);
  return [...sets.values()].toSorted((one, other) => linked(other) - linked(one));
}

/** Numbers of a vector of the set, as most have; undefined where there are none. */
export async function readDimensions(
  db: Db,
  { project, set, model }: SetPlace,
): Promise<number | undefined> {
  const [row] = await db.rows(
    z.object({ dimensions: z.number() }),
    `SELECT toUInt32(length(vector)) AS dimensions FROM embeddings FINAL
     WHERE project = {project:String} AND embedding_set = {set:String} AND model = {model:String}
     GROUP BY dimensions ORDER BY count() DESC LIMIT 1`,
    { project, set, model },
  );
  return row?.dimensions;
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import type { Scope } from "./scope.ts";

const contentRow = z.object({
  dataset: z.string(),
  example: z.string(),
  content: z.string(),
  first: z.number(),
  last: z.number(),
});
const usedRow = z.object({ run: z.string(), example: z.string(), at: z.number() });

/** The content of the examples that had more than one, as each run used it. */
export interface Contents {
  /** Ids of examples that had several contents. */
  readonly changed: readonly string[];
  /** Hash of the content behind the run's result; undefined where that is not known. */
  readonly of: (run: string, example: string) => string | undefined;
}

/**
 * A run used the content that was current when its results were written: the one received last before them,
 * or the first of all where results came before their examples.
 */
export async function readContents(
  db: Db,
  { project, runs, datasets }: Scope,
  datasetOf: (run: string) => string,
  options: ReadOptions = {},
): Promise<Contents> {
  const ofDatasets = "project = {project:String} AND dataset IN {datasets:Array(String)}";
  const contents = await db.rows(
    contentRow,
    `SELECT dataset, example, content_hash AS content, toFloat64(min(first)) AS first, toFloat64(max(last)) AS last
     FROM (
       SELECT dataset, example, content_hash, first, first AS last FROM example_firsts FINAL WHERE ${ofDatasets}
       UNION ALL
       SELECT dataset, example, content_hash, ver, ver FROM example_revisions FINAL WHERE ${ofDatasets}
     ) WHERE example GLOBAL IN (
       SELECT example FROM example_revisions WHERE ${ofDatasets} GROUP BY example HAVING uniqExact(content_hash) > 1
     ) GROUP BY dataset, example, content`,
    { project, datasets },
    options,
  );
  if (contents.length === 0) return { changed: [], of: () => undefined };
  const changed = [...new Set(contents.map(({ example }) => example))];
  const used = await db.rows(
    usedRow,
    `SELECT run, example, toFloat64(max(ver)) AS at FROM results
     WHERE project = {project:String} AND run IN {runs:Array(String)}
       AND example GLOBAL IN (
         SELECT example FROM example_revisions WHERE ${ofDatasets} GROUP BY example HAVING uniqExact(content_hash) > 1
       ) GROUP BY run, example`,
    { project, runs, datasets },
    options,
  );
  const histories = new Map<string, z.output<typeof contentRow>[]>();
  for (const row of contents) {
    const key = JSON.stringify([row.dataset, row.example]);
    histories.set(key, [...(histories.get(key) ?? []), row]);
  }
  const found = new Map<string, string>();
  for (const { run, example, at } of used) {
    const history = histories.get(JSON.stringify([datasetOf(run), example]));
    const content = history && contentAt(history, at);
    if (content !== undefined) found.set(JSON.stringify([run, example]), content);
  }
  return { changed, of: (run, example) => found.get(JSON.stringify([run, example])) };
}

function contentAt(
  history: readonly z.output<typeof contentRow>[],
  at: number,
): string | undefined {
  const events = history
    .flatMap(({ content, first, last }) => [
      { content, when: first },
      { content, when: last },
    ])
    .toSorted((a, b) => a.when - b.when);
  return (events.findLast(({ when }) => when <= at) ?? events[0])?.content;
}

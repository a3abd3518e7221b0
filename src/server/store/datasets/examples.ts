import { z } from "zod";
import type { Example, ExampleContent } from "#contract/datasets.ts";
import type { Db, ReadOptions } from "../db.ts";
import { createBindings } from "../filter/bindings.ts";
import { compileFilter } from "../filter/compile.ts";
import { exampleTarget } from "./example-filter.ts";
import { isPresent } from "./removed.ts";
import { presentState, type StateAt, stateParameters, stateSql } from "./state.ts";

export const contentRow = z.object({
  input: z.string(),
  reference: z.string(),
  has_reference: z.boolean(),
  metadata: z.record(z.string(), z.string()),
  split: z.string(),
});

/** A stored content in the words of the contract. */
export function contentOf(row: z.output<typeof contentRow>): ExampleContent {
  return {
    input: row.input,
    reference: row.has_reference ? row.reference : null,
    metadata: row.metadata,
    split: row.split || null,
  };
}

export interface ExampleQuery {
  readonly project: string;
  readonly dataset: string;
  readonly state: StateAt;
  readonly search: string;
  readonly where: string | undefined;
  /** Undefined for all, "" for those without one. */
  readonly split: string | undefined;
}

/** Rows of a state: the table of the present, or the contents that a run saw. */
function fromState(state: StateAt): string {
  const one = "project = {project:String} AND dataset = {dataset:String}";
  if (state.run === presentState.run) return `examples FINAL WHERE ${one} AND ${isPresent}`;
  return `example_revisions FINAL WHERE ${one}
    AND (example, content_hash) GLOBAL IN (SELECT example, content_hash FROM (${stateSql()}))`;
}

function conditions(query: ExampleQuery) {
  const bindings = createBindings();
  const where = compileFilter(query.where, exampleTarget(bindings));
  const { project, dataset, search, split, state } = query;
  return {
    sql: `${fromState(state)} AND ${where}
      AND ({search:String} = '' OR positionCaseInsensitiveUTF8(concat(example, '\\n', input, '\\n', reference), {search:String}) > 0)
      ${split === undefined ? "" : "AND split = {split:String}"}`,
    values: {
      project,
      dataset,
      search,
      split: split ?? "",
      ...stateParameters(state),
      ...bindings.values,
    },
  };
}

const listedRow = contentRow.extend({ id: z.string() });

/** Examples of a state in order of their ids, after one of them; texts cut at `characters` where given. */
export async function listExamples(
  db: Db,
  query: ExampleQuery & {
    readonly after: string;
    readonly limit: number;
    readonly characters: number | undefined;
  },
  options: ReadOptions = {},
): Promise<Example[]> {
  const { sql, values } = conditions(query);
  const cut = (column: string) =>
    query.characters === undefined
      ? column
      : `substringUTF8(${column}, 1, {characters:UInt32}) AS ${column}`;
  const rows = await db.rows(
    listedRow,
    `SELECT id, ${cut("input")}, ${cut("reference")}, has_reference, metadata, split FROM (
       SELECT example AS id, input, reference, has_reference, metadata, split FROM ${sql}
       AND example > {after:String} ORDER BY example LIMIT {limit:UInt32}
     ) ORDER BY id`,
    { ...values, after: query.after, limit: query.limit, characters: query.characters ?? 0 },
    options,
  );
  return rows.map(({ id, ...content }) => ({ id, ...contentOf(content) }));
}

export async function countExamples(
  db: Db,
  query: ExampleQuery,
  options: ReadOptions = {},
): Promise<number> {
  const { sql, values } = conditions(query);
  const [row] = await db.rows(
    z.object({ total: z.number() }),
    `SELECT toUInt32(count()) AS total FROM ${sql}`,
    values,
    options,
  );
  return row?.total ?? 0;
}

const revisionRow = contentRow.extend({ example: z.string(), content_hash: z.string() });

/** Contents by example and hash, as they were then. */
export async function readContents(
  db: Db,
  at: { readonly project: string; readonly dataset: string },
  pairs: readonly (readonly [example: string, hash: string])[],
  options: ReadOptions = {},
): Promise<(example: string, hash: string) => ExampleContent | null> {
  const rows = await db.rows(
    revisionRow,
    `SELECT example, content_hash, input, reference, has_reference, metadata, split FROM example_revisions FINAL
     WHERE project = {project:String} AND dataset = {dataset:String} AND example IN {examples:Array(String)}
       AND content_hash IN {hashes:Array(String)}`,
    {
      ...at,
      examples: pairs.map(([example]) => example),
      hashes: pairs.map(([, hash]) => hash),
    },
    options,
  );
  const found = new Map(rows.map((row) => [JSON.stringify([row.example, row.content_hash]), row]));
  return (example, hash) => {
    const row = found.get(JSON.stringify([example, hash]));
    return row ? contentOf(row) : null;
  };
}

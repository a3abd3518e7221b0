import type { Db, ReadOptions } from "../db.ts";
import { resultTarget } from "../evaluation/result-filter.ts";
import { createBindings } from "../filter/bindings.ts";
import { compileFilter } from "../filter/compile.ts";
import { binaryRows, hasMore } from "./binary-rows.ts";
import { exampleFinder, exampleHash, type ExampleIndex } from "./example-index.ts";
import { examplesSql, type Scope, scopeValues } from "./scope.ts";

/** Places of the examples that a filter lets through, in order. Throws `bad_filter` where it is wrong. */
export async function matchingExamples(
  db: Db,
  scope: Scope,
  where: string,
  metrics: ReadonlySet<string>,
  index: ExampleIndex,
  options: ReadOptions = {},
): Promise<number[]> {
  const bindings = createBindings();
  const condition = compileFilter(where, resultTarget(bindings, metrics));
  const bytes = await db.binary(
    `SELECT ${exampleHash} FROM (${examplesSql}) WHERE ${condition} ORDER BY example`,
    { ...scopeValues(scope), ...bindings.values },
    options,
  );
  const rows = binaryRows(bytes);
  const find = exampleFinder(index);
  const found: number[] = [];
  while (hasMore(rows)) {
    const place = find(rows);
    if (place >= 0) found.push(place);
  }
  return found;
}

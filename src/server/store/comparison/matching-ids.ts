import type { Db, ReadOptions } from "../db.ts";
import { resultTarget } from "../evaluation/result-filter.ts";
import { createBindings } from "../filter/bindings.ts";
import { compileFilter } from "../filter/compile.ts";
import { examplesSql, type Scope, scopeValues } from "./scope.ts";

/** Ids of the examples that a filter lets through. Throws `bad_filter` where it is wrong. */
export async function matchingIds(
  db: Db,
  scope: Scope,
  where: string,
  metrics: ReadonlySet<string>,
  options: ReadOptions = {},
): Promise<ReadonlySet<string>> {
  const bindings = createBindings();
  const condition = compileFilter(where, resultTarget(bindings, metrics));
  const rows = await db.tuples(
    `SELECT example FROM (${examplesSql}) WHERE ${condition}`,
    { ...scopeValues(scope), ...bindings.values },
    options,
  );
  return new Set(rows.map(([example]) => String(example)));
}

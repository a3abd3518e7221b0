import { z } from "zod";
import { traceFacetName, type traceFacets } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type TraceScope, scopeSql } from "./scope.ts";

type Facets = z.output<typeof traceFacets.output>;

/** Fields with few values, which are counted together: value lists in SQL. */
const together: Readonly<Record<string, string>> = {
  status: "[if(recovered, 'recovered', toString(status))]",
  name: "[toString(name)]",
  model: "models",
  prompt: "prompt_versions",
  kind: "kinds",
  service: "services",
  environment: "[toString(environment)]",
  tag: "tags",
};
/** Fields with a value of their own for almost every trace. */
const alone: Readonly<Record<string, string>> = { user: "user_id", session: "session_id" };

const valuesPerFacet = 12;
const combinationColumns = [
  "status",
  "recovered",
  "name",
  "models",
  "prompt_versions",
  "kinds",
  "services",
  "environment",
  "tags",
];

const facetRow = z.object({ field: traceFacetName, value: z.string(), count: z.number() });

/**
 * The commonest values of every field, counted exactly. Traces with the same combination of values are
 * counted first, so that the many values are unfolded once a combination and not once a trace. Combinations
 * are told apart by a hash: the arrays themselves as keys cost twice as much.
 */
export async function facetsOf(
  db: Db,
  scope: TraceScope,
  options: ReadOptions = {},
): Promise<Facets> {
  const { condition, values } = scopeSql(scope);
  const [combined, ...single] = await Promise.all([
    db.rows(facetRow, combinedSql(condition), values, options),
    ...Object.entries(alone).map(([field, column]) =>
      db.rows(facetRow, singleSql(field, column, condition), values, options),
    ),
    db.rows(facetRow, singleSql("status", "''", condition), values, options),
  ]);
  const total = single.pop()?.[0]?.count ?? 0;
  const rows = [combined, ...single].flat();
  return {
    total,
    facets: traceFacetName.options.flatMap((field) => {
      const ofField = rows
        .filter((row) => row.field === field && row.value !== "")
        .map(({ value, count }) => ({ value, count }));
      return ofField.length > 0 ? [{ field, values: ofField }] : [];
    }),
  };
}

function combinedSql(condition: string): string {
  const pairs = Object.entries(together)
    .map(([field, list]) => `arrayMap(v -> ('${field}', toString(v)), ${list})`)
    .join(", ");
  return `SELECT pair.1 AS field, pair.2 AS value, toUInt32(sum(n)) AS count FROM (
      SELECT arrayJoin(arrayConcat(${pairs})) AS pair, n FROM (
        SELECT ${combinationColumns.map((column) => `any(t.${column}) AS ${column}`).join(", ")}, count() AS n
        FROM (SELECT ${combinationColumns.join(", ")} FROM roll_ups FINAL WHERE ${condition}) AS t
        GROUP BY cityHash64(${combinationColumns.map((column) => `t.${column}`).join(", ")})
      )
    ) WHERE pair.2 != '' GROUP BY field, value
    ORDER BY field, count DESC, value LIMIT ${valuesPerFacet} BY field`;
}

function singleSql(field: string, column: string, condition: string): string {
  const filled = column === "''" ? "" : `AND ${column} != ''`;
  return `SELECT '${field}' AS field, ${column} AS value, toUInt32(count()) AS count
    FROM roll_ups FINAL WHERE ${condition} ${filled}
    GROUP BY value ORDER BY count DESC, value LIMIT ${valuesPerFacet}`;
}

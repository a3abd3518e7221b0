import { z } from "zod";
import { type Filter, type FilterTerm, join } from "#contract/filter/ast.ts";
import { parseFilter } from "#contract/filter/parser.ts";
import { printFilter } from "#contract/filter/print.ts";
import { sliceRecord } from "#contract/records.ts";
import type { Db } from "./db.ts";

const field = "slice";

/**
 * The filter with `slice:NAME` replaced by what the saved slice of that name says. A name that no slice has
 * stays, and means a metadata key as it always did; slices inside slices are not followed.
 */
export async function withSavedSlices(db: Db, project: string, where: string): Promise<string> {
  if (!where.includes(`${field}:`)) return where;
  const filter = readable(where);
  if (!filter) return where;
  const names = [
    ...new Set(termsOf(filter).flatMap(({ values }) => values.map(({ text }) => text))),
  ];
  if (names.length === 0) return where;
  const rows = await db.rows(
    z.object({ slice: z.string(), record: z.string() }),
    "SELECT slice, record FROM slices FINAL WHERE project = {project:String} AND slice IN {names:Array(String)}",
    { project, names },
  );
  const saved = new Map(
    rows.flatMap(({ slice, record }) => {
      const saved = readable(sliceRecord.parse(JSON.parse(record)).where);
      return saved ? [[slice, saved] as const] : [];
    }),
  );
  return printFilter(replaced(filter, saved));
}

/** Undefined where the filter is wrong: who compiles it says so with its place. */
function readable(where: string): Filter | undefined {
  try {
    return parseFilter(where);
  } catch {
    return undefined;
  }
}

function termsOf(filter: Filter): FilterTerm[] {
  if (filter.kind === "term") return filter.field.toLowerCase() === field ? [filter] : [];
  if (filter.kind === "not") return termsOf(filter.item);
  return filter.kind === "and" || filter.kind === "or" ? filter.items.flatMap(termsOf) : [];
}

function replaced(filter: Filter, saved: ReadonlyMap<string, Filter>): Filter {
  if (filter.kind === "not") return { kind: "not", item: replaced(filter.item, saved) };
  if (filter.kind === "and" || filter.kind === "or")
    return join(
      filter.kind,
      filter.items.map((item) => replaced(item, saved)),
    );
  if (filter.kind !== "term" || filter.field.toLowerCase() !== field) return filter;
  return join(
    "or",
    filter.values.map((value) => saved.get(value.text) ?? { ...filter, values: [value] }),
  );
}

import type { z } from "zod";
import type { diffDatasetVersions, ExampleContent } from "#contract/datasets.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { readContents } from "../store/datasets/examples.ts";
import { type Difference, listDifferences } from "../store/datasets/state.ts";
import { describeVersion, differencesOf, type KnownVersion } from "../store/datasets/versions.ts";

interface DiffQuery {
  readonly project: string;
  readonly dataset: string;
  readonly from: KnownVersion;
  readonly to: KnownVersion;
  readonly change: string | undefined;
  readonly after: string;
  readonly size: number;
}

/** A page of what changed between two versions, with the contents before and after. */
export async function diffPage(
  db: Db,
  query: DiffQuery,
  options: ReadOptions,
): Promise<z.output<typeof diffDatasetVersions.output>> {
  const { project, dataset, from, to, change, after, size } = query;
  const at = { project, dataset };
  const [counts, rows] = await Promise.all([
    differencesOf(db, { ...at, from, to }, options),
    listDifferences(
      db,
      { ...at, from: from.state, to: to.state, change, after, limit: size + 1 },
      options,
    ),
  ]);
  const shown = rows.slice(0, size);
  const contents = await readContents(
    db,
    at,
    shown.flatMap(({ example, was, is }) =>
      [was, is].filter(Boolean).map((hash) => [example, hash] as const),
    ),
    options,
  );
  return {
    from: describeVersion(from, undefined),
    to: describeVersion(to, undefined),
    ...counts,
    items: shown.map((row) => ({
      id: row.example,
      change: row.change,
      before: contentAt(row, row.was, row.oldSplit),
      after: contentAt(row, row.is, row.newSplit),
    })),
    nextCursor: rows.length > size ? (shown.at(-1)?.example ?? null) : null,
  };

  function contentAt({ example }: Difference, hash: string, split: string): ExampleContent | null {
    const content = hash === "" ? null : contents(example, hash);
    return content && { ...content, split: split || null };
  }
}

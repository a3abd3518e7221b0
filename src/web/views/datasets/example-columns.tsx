import type { Example } from "#contract/datasets.ts";
import { RowLink } from "#web/state/row-link.tsx";
import { TailText } from "#web/ui/tail-text.tsx";
import type { Column } from "#web/ui/data-table.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";

const mostKeys = 3;
const mostShown = 400;

/** The metadata keys that most of the examples have. */
export function metadataKeys(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { metadata } of examples)
    for (const key of Object.keys(metadata)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostKeys)
    .map(([key]) => key);
}

function start(text: string) {
  return <bdi>{text.slice(0, mostShown)}</bdi>;
}

/** A phone has room for the id and the input. */
export function exampleColumns(keys: readonly string[], narrow: boolean): Column<Example>[] {
  const columns = allColumns(narrow ? [] : keys, narrow ? 120 : 180);
  return narrow ? columns.slice(0, 2) : columns;
}

function allColumns(keys: readonly string[], idWidth: number): Column<Example>[] {
  return [
    {
      key: "id",
      header: "Example",
      width: idWidth,
      cell: ({ id }) => (
        <RowLink row={id}>
          <TailText text={id} />
        </RowLink>
      ),
    },
    { key: "input", header: "Input", cell: ({ input }) => start(input) },
    {
      key: "reference",
      header: "Reference",
      width: 220,
      cell: ({ reference }) =>
        reference === null ? <NotReported why="It has no reference" /> : start(reference),
    },
    ...keys.map((key) => ({
      key: `metadata ${key}`,
      header: key,
      width: 140,
      cell: ({ metadata }: Example) => (
        <span className="text-muted" title={metadata[key]}>
          {metadata[key]}
        </span>
      ),
    })),
  ];
}

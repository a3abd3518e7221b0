import { RowLink } from "#web/state/row-link.tsx";
import type { ExampleChange } from "#contract/datasets.ts";
import type { Column } from "#web/ui/data-table.tsx";
import { TailText } from "#web/ui/tail-text.tsx";

const signs = { added: "+ added", removed: "− removed", changed: "~ changed" } as const;
const mostShown = 300;

/** A difference of two versions as a row. */
export const changeColumns: Column<ExampleChange>[] = [
  {
    key: "id",
    header: "Example",
    width: 160,
    cell: ({ id }) => (
      <RowLink row={id}>
        <TailText text={id} />
      </RowLink>
    ),
  },
  { key: "change", header: "Change", width: 92, cell: ({ change }) => signs[change] },
  {
    key: "parts",
    header: "Where",
    width: 160,
    cell: (change) => <span className="text-muted">{changedParts(change).join(", ")}</span>,
  },
  {
    key: "input",
    header: "Input",
    cell: ({ before, after }) => <bdi>{(after ?? before)?.input.slice(0, mostShown)}</bdi>,
  },
];

/** Parts of an example that differ; none where it came or left. */
export function changedParts({ before, after }: ExampleChange): string[] {
  if (!before || !after) return [];
  const parts: string[] = [];
  if (before.input !== after.input) parts.push("input");
  if (before.reference !== after.reference) parts.push("reference");
  if (JSON.stringify(before.metadata) !== JSON.stringify(after.metadata)) parts.push("metadata");
  if (before.split !== after.split) parts.push("split");
  return parts;
}

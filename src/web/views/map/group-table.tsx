import type { Coverage } from "#contract/embeddings/coverage.ts";
import { formatPercentage } from "#web/ui/format.ts";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

/** What the dataset is about, and how much production asks of it: the largest difference first. */
export function GroupTable({ groups }: { readonly groups: Coverage["groups"] }) {
  const gap = ({ ofProduction, ofDataset }: Coverage["groups"][number]) => ofProduction - ofDataset;
  const sorted = groups.toSorted((one, other) => Math.abs(gap(other)) - Math.abs(gap(one)));
  return (
    <SimpleTable
      label="Groups of examples in dataset and production"
      className="text-small"
      head={
        <>
          <HeadCell>nearest to</HeadCell>
          <HeadCell numeric>dataset %</HeadCell>
          <HeadCell numeric>production %</HeadCell>
        </>
      }
    >
      {sorted.map((group, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two groups may have the same words
        <tr key={at}>
          <Cell className="[overflow-wrap:anywhere]">{group.label}</Cell>
          <Cell numeric>{formatPercentage(group.ofDataset)}</Cell>
          <Cell numeric>{formatPercentage(group.ofProduction)}</Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

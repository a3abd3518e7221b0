import type { TextHealth } from "#contract/dataset-health.ts";
import { formatCount, formatPercentage, formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { ExampleLink, PairLink } from "./example-link.tsx";

interface NearSectionProps {
  readonly near: TextHealth["near"];
  readonly sliceKey: string;
}

type Slice = TextHealth["near"]["slices"][number];

/** How alike the examples of each slice are. Alike is not wrong: templates make it so. */
export function NearSection({ near, sliceKey }: NearSectionProps) {
  const { pairCount, slices, threshold } = near;
  const alike = slices.filter((slice) => slice.pairCount > 0);
  return (
    <Section title="Near duplicates">
      <p className="max-w-3xl pb-2 text-muted">
        {pairCount === 0
          ? `No two examples${sliceKey ? " of a slice" : ""} share ${Math.round(threshold * 100)} % of their runs of five words.`
          : `${formatQuantity(pairCount, "pair")} within ${sliceKey ? formatQuantity(alike.length, "slice") : "the dataset"} share at least ${Math.round(threshold * 100)} % of their runs of five words. Examples made from one template do; it means fewer independent questions than the count says, not that any is wrong. Marks and brackets are not looked at.`}
      </p>
      {alike.length > 0 && (
        <SimpleTable
          label="Near duplicates"
          className="max-w-4xl"
          head={
            <>
              <HeadCell>{sliceKey || "Slice"}</HeadCell>
              <HeadCell numeric>Near pairs</HeadCell>
              <HeadCell numeric>Examples in them</HeadCell>
              <HeadCell numeric>Examples</HeadCell>
              <HeadCell>Pairs</HeadCell>
            </>
          }
        >
          {alike.map((slice) => (
            <SliceRow key={slice.slice} slice={slice} />
          ))}
        </SimpleTable>
      )}
    </Section>
  );
}

function SliceRow({ slice }: { slice: Slice }) {
  const { pairs, pairCount, itemCount, exampleCount, complete, method } = slice;
  return (
    <tr className="align-top hover:bg-hover">
      <Cell className="max-w-80 min-w-24 py-1 [overflow-wrap:anywhere]">
        {slice.slice || "(none)"}
      </Cell>
      <Cell numeric className="py-1">
        {!complete && "at least "}
        {method === "minhash" && complete && "about "}
        {formatCount(pairCount)}
      </Cell>
      <Cell numeric className="py-1">
        {formatCount(itemCount)}
      </Cell>
      <Cell numeric className="py-1">
        {formatCount(exampleCount)}
      </Cell>
      <Cell className="min-w-60 py-1">
        <details>
          <summary>
            {pairs.length < pairCount
              ? `${formatCount(pairs.length)} of them`
              : formatQuantity(pairs.length, "pair")}
          </summary>
          <ul className="pt-1">
            {pairs.map(({ one, other, similarity }) => (
              <li key={`${one} ${other}`} className="flex flex-wrap gap-x-3 border-b py-0.5">
                <span className="w-12 text-right tabular-nums">
                  {formatPercentage(similarity)} %
                </span>
                <ExampleLink id={one} />
                <ExampleLink id={other} />
                <PairLink one={one} other={other} />
              </li>
            ))}
          </ul>
        </details>
      </Cell>
    </tr>
  );
}

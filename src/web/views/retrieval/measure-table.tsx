import type { MeasuredShare, RetrievalMeasures } from "#contract/retrieval.ts";
import { formatCount, formatRate } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { measureText } from "./measure-text.ts";

interface MeasureTableProps {
  readonly measures: RetrievalMeasures;
  readonly k: number;
}

interface Row {
  readonly name: string;
  readonly about: string;
  readonly share: MeasuredShare;
  readonly format: (value: number) => string;
}

/** The measures over all labelled questions, with what other questions might give. */
export function MeasureTable({ measures, k }: MeasureTableProps) {
  const rows: Row[] = [
    {
      name: `hit@${k}`,
      about: "Questions with a relevant document among the first",
      share: measures.hit,
      format: formatRate,
    },
    {
      name: `ndcg@${k}`,
      about: "Order against the best possible one, 0 to 1",
      share: measures.ndcg,
      format: measureText,
    },
    {
      name: "MRR",
      about: "1 over the rank of the first relevant document, on average",
      share: measures.reciprocalRank,
      format: measureText,
    },
    {
      name: `recall@${k}`,
      about: "Known relevant documents that were given",
      share: measures.recall,
      format: formatRate,
    },
    {
      name: `precision@${k}`,
      about: `Relevant documents among the first ${k}, over ${k} even where fewer were given`,
      share: measures.precision,
      format: formatRate,
    },
  ];
  return (
    <SimpleTable
      label="Measures"
      className="max-w-3xl"
      head={
        <>
          <HeadCell>measure</HeadCell>
          <HeadCell numeric>value</HeadCell>
          <HeadCell numeric>likely</HeadCell>
          <HeadCell className="w-40 max-sm:hidden">0 to 1</HeadCell>
          <HeadCell numeric>questions</HeadCell>
        </>
      }
    >
      {rows.map(({ name, about, share, format }) => (
        <tr key={name}>
          <Cell title={about}>{name}</Cell>
          <Cell numeric className="font-strong">
            {share.value === null ? (
              <NotReported why="No question is labelled" />
            ) : (
              format(share.value)
            )}
          </Cell>
          <Cell numeric className="text-muted">
            {share.low === null || share.high === null ? (
              <NotReported why="Fewer than ten different questions, or all alike: no interval" />
            ) : (
              `${format(share.low)} to ${format(share.high)}`
            )}
          </Cell>
          <Cell className="max-sm:hidden">
            <Whisker share={share} />
          </Cell>
          <Cell numeric className="text-muted">
            {formatCount(share.n)}
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

/** The value on a line from 0 to 1, with its interval. */
function Whisker({ share: { value, low, high } }: { share: MeasuredShare }) {
  if (value === null) return null;
  return (
    <span aria-hidden className="relative block h-3 border-b border-hairline-strong">
      {low !== null && high !== null && (
        <span
          className="absolute top-[5px] h-0.5 bg-muted"
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        />
      )}
      <span
        className="absolute top-[3px] size-1.5 -translate-x-1/2 rounded-full bg-ink"
        style={{ left: `${value * 100}%` }}
      />
    </span>
  );
}

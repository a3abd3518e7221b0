import type { RetrievalQuestion } from "#contract/retrieval.ts";
import { RowLink } from "#web/state/row-link.tsx";
import type { Column } from "#web/ui/data-table.tsx";
import { NotReported } from "#web/ui/not-reported.tsx";
import { measureText } from "./measure-text.ts";
import { RankStrip } from "./rank-strip.tsx";

const unlabelled = "Nobody labelled what is relevant to this question";

export function questionColumns(k: number, narrow: boolean): Column<RetrievalQuestion>[] {
  const question: Column<RetrievalQuestion> = {
    key: "question",
    header: "question",
    cell: ({ question: text, spanName, spanId }) => (
      <RowLink row={spanId}>
        <bdi>{text ?? spanName}</bdi>
      </RowLink>
    ),
  };
  const documents: Column<RetrievalQuestion> = {
    key: "documents",
    header: "documents",
    width: narrow ? 130 : 230,
    cell: (row) => <RankStrip question={row} />,
  };
  if (narrow) return [question, documents];
  return [
    question,
    documents,
    {
      key: "example",
      header: "example",
      width: 130,
      cell: ({ example }) =>
        example ?? <NotReported why="The trace is not the result of an example" />,
    },
    {
      key: "run",
      header: "run",
      width: 110,
      cell: ({ run }) => run ?? <NotReported why="The trace is not the result of a run" />,
    },
    {
      key: "first",
      header: <span title="Rank of the first relevant document">first relevant</span>,
      width: 100,
      align: "right",
      cell: ({ reciprocalRank }) =>
        reciprocalRank === null ? (
          <NotReported why={unlabelled} />
        ) : reciprocalRank === 0 ? (
          <span className="text-warning">none</span>
        ) : (
          Math.round(1 / reciprocalRank)
        ),
    },
    {
      key: "ndcg",
      header: `ndcg@${k}`,
      width: 76,
      align: "right",
      cell: ({ ndcg }) => (ndcg === null ? <NotReported why={unlabelled} /> : measureText(ndcg)),
    },
    {
      key: "used",
      header: <span title="Documents that the answer used">used</span>,
      width: 84,
      align: "right",
      cell: ({ usedCount, documentCount }) =>
        usedCount === null ? (
          <NotReported why="What the answer used cannot be told" />
        ) : (
          `${usedCount} of ${documentCount}`
        ),
    },
  ];
}

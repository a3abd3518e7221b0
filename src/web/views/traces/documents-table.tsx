import type { RetrievedDocument } from "#contract/span.ts";
import { formatNumber } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { LongText } from "./long-text.tsx";

/** What was retrieved, in the order it was given. The score keeps the name it came under: some are better when smaller. */
export function DocumentsTable({ documents }: { documents: readonly RetrievedDocument[] }) {
  const names = new Set(documents.map(({ scoreName }) => scoreName ?? "score"));
  const scoreHead = names.size === 1 ? [...names][0]! : "score";
  return (
    <SimpleTable
      label="Documents"
      head={
        <>
          <HeadCell numeric>rank</HeadCell>
          <HeadCell numeric>{scoreHead}</HeadCell>
          <HeadCell className="w-full">document</HeadCell>
        </>
      }
    >
      {documents.map((document, index) => (
        <tr key={index} className="align-top">
          <Cell numeric className="py-1">
            {index + 1}
          </Cell>
          <Cell numeric className="py-1">
            {document.score === null ? (
              <NotReported why="No score was reported" />
            ) : (
              formatNumber(document.score)
            )}
            {names.size > 1 && document.scoreName && (
              <span className="block text-small text-muted">{document.scoreName}</span>
            )}
          </Cell>
          <Cell className="py-1">
            {document.id && <p className="font-strong [overflow-wrap:anywhere]">{document.id}</p>}
            {document.content === null ? (
              <p className="text-muted">no content reported</p>
            ) : (
              <LongText text={document.content} />
            )}
            <Metadata metadata={document.metadata} />
          </Cell>
        </tr>
      ))}
    </SimpleTable>
  );
}

function Metadata({ metadata }: Pick<RetrievedDocument, "metadata">) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <dl className="mt-1 flex flex-wrap gap-x-3 text-small text-muted">
      {entries.map(([key, value]) => (
        <div key={key} className="flex gap-1 [overflow-wrap:anywhere]">
          <dt>{key}</dt>
          <dd className="text-ink">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

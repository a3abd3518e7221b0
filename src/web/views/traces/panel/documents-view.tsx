import { rankChanges } from "#analysis/retrieval/rank-changes.ts";
import type { JudgedPlace, SpanRetrieval } from "#contract/span-detail.ts";
import type { RetrievedDocument, SpanContent } from "#contract/span.ts";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { DocumentRow, type RankedRow } from "./document-row.tsx";
import { RetrievalFacts } from "./retrieval-facts.tsx";
import { HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";

interface DocumentsViewProps {
  readonly content: Pick<SpanContent, "documents" | "documentsBefore">;
  readonly retrieval: SpanRetrieval | null;
}

/** Documents that are drawn; a list is looked at from its top. */
const mostShown = 200;

/** What was retrieved, in the order it was given, with what is known of each: relevant, used, moved. */
export function DocumentsView({ content, retrieval }: DocumentsViewProps) {
  const { documents, documentsBefore } = content;
  const names = new Set(documents.map(({ scoreName }) => scoreName ?? "score"));
  const rows = rankedRows(content, retrieval);
  const moved = documentsBefore.length > 0;
  const narrow = useNarrow();
  return (
    <>
      {retrieval && <RetrievalFacts content={content} retrieval={retrieval} />}
      <SimpleTable
        label="Documents"
        head={
          <>
            <HeadCell numeric>rank</HeadCell>
            {moved && <HeadCell>before</HeadCell>}
            <HeadCell numeric>{names.size === 1 ? [...names][0]! : "score"}</HeadCell>
            <HeadCell title="Relevant to what was asked, where somebody labelled it">
              relevant
            </HeadCell>
            <HeadCell title="Used by the final answer of the trace">used</HeadCell>
            {!narrow && <HeadCell className="w-full">document</HeadCell>}
          </>
        }
      >
        {rows.slice(0, mostShown).map((row) => (
          <DocumentRow
            key={`${row.after ?? "out"} ${row.before ?? "in"}`}
            row={row}
            showsBefore={moved}
            showsScoreName={names.size > 1}
            answered={retrieval?.answered ?? false}
            narrow={narrow}
          />
        ))}
      </SimpleTable>
      {rows.length > mostShown && (
        <p className="pt-1 text-muted">
          The first {mostShown} of {rows.length.toLocaleString("en-US")} are shown.
        </p>
      )}
    </>
  );
}

const unknown: JudgedPlace = { label: null, use: null };

/** The list as it was given; under it what a reranker left out. */
function rankedRows(
  { documents, documentsBefore }: DocumentsViewProps["content"],
  retrieval: SpanRetrieval | null,
): RankedRow[] {
  const row = (
    document: RetrievedDocument,
    judged: JudgedPlace | undefined,
    pointer: string,
    ranks: Pick<RankedRow, "before" | "after">,
  ): RankedRow => ({ document, ...unknown, ...judged, ...ranks, at: `${pointer}/content` });
  if (documentsBefore.length === 0)
    return documents.map((document, after) =>
      row(document, retrieval?.documents[after], `/documents/${after}`, { before: null, after }),
    );
  return rankChanges(documentsBefore, documents).map(({ before, after }) =>
    after === null
      ? row(
          documentsBefore[before!]!,
          retrieval?.documentsBefore[before!],
          `/documentsBefore/${before}`,
          { before, after },
        )
      : row(documents[after]!, retrieval?.documents[after], `/documents/${after}`, {
          before,
          after,
        }),
  );
}

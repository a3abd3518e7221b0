import { TriangleAlert } from "lucide-react";
import type { ListMeasures, SpanRetrieval } from "#contract/span-detail.ts";
import type { RetrievedDocument, SpanContent } from "#contract/span.ts";
import { formatNumber, formatRate } from "#web/ui/format.ts";
import { retrievalWords } from "./retrieval-words.ts";

interface RetrievalFactsProps {
  readonly content: Pick<SpanContent, "documents" | "documentsBefore">;
  readonly retrieval: SpanRetrieval;
}

/** The answer first: whether what was asked for came up, how far, and what was made of it. */
export function RetrievalFacts({ content, retrieval }: RetrievalFactsProps) {
  const { measures, measuresBefore, topAgainstBest, missing } = retrieval;
  return (
    <div className="flex flex-col gap-1 pb-2">
      {topAgainstBest && (
        <p className="flex items-start gap-1.5">
          <TriangleAlert size={14} aria-hidden className="mt-[3px] shrink-0 text-warning" />
          <span className="[overflow-wrap:anywhere]">
            Most similar is not most relevant: {nameOf(content.documents, topAgainstBest.top)} has
            the best score, {nameOf(content.documents, topAgainstBest.best)} is the relevant one.
          </span>
        </p>
      )}
      <p className="[overflow-wrap:anywhere]">{retrievalWords(retrieval)}</p>
      {measures && <Measures label={measuresBefore ? "after" : undefined} measures={measures} />}
      {measuresBefore && <Measures label="before" measures={measuresBefore} />}
      {missing.length > 0 && (
        <p className="text-muted [overflow-wrap:anywhere]">
          {`Relevant and not in the list: ${missing.slice(0, 10).join(", ")}${missing.length > 10 ? ` and ${missing.length - 10} more` : ""}.`}
        </p>
      )}
    </div>
  );
}

interface MeasuresProps {
  readonly label: string | undefined;
  readonly measures: ListMeasures;
}

function Measures({ label, measures }: MeasuresProps) {
  const { k, hit, precision, recall, ndcg, reciprocalRank } = measures;
  const figures = [
    { name: `hit@${k}`, text: hit === 1 ? "yes" : "no", about: "A relevant document was given" },
    {
      name: `precision@${k}`,
      text: formatRate(precision),
      about: "Share of the list that is relevant",
    },
    {
      name: `recall@${k}`,
      text: formatRate(recall),
      about: "Share of the known relevant documents that was given",
    },
    {
      name: `ndcg@${k}`,
      text: formatNumber(ndcg),
      about: "1 is the best order of all known documents",
    },
    { name: "MRR", text: formatNumber(reciprocalRank), about: "1 over the first relevant rank" },
  ];
  return (
    <div className="flex flex-wrap gap-x-4 text-muted">
      {label && <span className="w-12">{label}</span>}
      <dl className="contents" aria-label={`Measures ${label ?? ""}`}>
        {figures.map(({ name, text, about }) => (
          <div key={name} className="flex gap-1" title={about}>
            <dt>{name}</dt>
            <dd className="text-ink">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function nameOf(documents: readonly RetrievedDocument[], place: number): string {
  return documents[place]?.id ?? `the document at rank ${place + 1}`;
}

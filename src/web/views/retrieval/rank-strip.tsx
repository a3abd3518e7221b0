import { clsx } from "clsx";
import { isUsed } from "#analysis/retrieval/document-use.ts";
import { isRelevant } from "#analysis/retrieval/relevance.ts";
import type { ListedDocument, RetrievalQuestion } from "#contract/retrieval.ts";
import { stripWords } from "./strip-words.ts";

const mostShown = 10;

/** A list at one look: a box a document in its order, filled where relevant, underlined where used. */
export function RankStrip({ question }: { question: RetrievalQuestion }) {
  const { documents, documentCount, missing } = question;
  const hidden = documentCount - mostShown;
  return (
    <span title={stripWords(question)} className="inline-flex items-center gap-0.5 align-middle">
      <span className="sr-only">{stripWords(question)}</span>
      {documents.slice(0, mostShown).map((document, at) => (
        <Box key={at} document={document} />
      ))}
      {hidden > 0 && (
        <span aria-hidden className="text-small text-muted">
          +{hidden}
        </span>
      )}
      {missing.length > 0 && (
        <span aria-hidden className="ml-1 text-small text-warning">
          {missing.length} missing
        </span>
      )}
    </span>
  );
}

/** What the boxes mean. */
export function StripLegend() {
  return (
    <p className="flex flex-wrap gap-x-3 text-small text-muted">
      <span className="inline-flex items-center gap-1">
        <Mark look="relevant" /> relevant
      </span>
      <span className="inline-flex items-center gap-1">
        <Mark look="not" /> not relevant
      </span>
      <span className="inline-flex items-center gap-1">
        <Mark look="unlabelled" /> no label
      </span>
      <span className="inline-flex items-center gap-1">
        <span aria-hidden className="w-2.5 border-b-2 border-accent" /> used by the answer
      </span>
    </p>
  );
}

function Mark({ look }: { look: "relevant" | "not" | "unlabelled" }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-block size-2.5 border",
        look === "unlabelled" ? "border-dashed border-muted" : "border-ink",
        look === "relevant" && "bg-ink",
      )}
    />
  );
}

function Box({ document: { label, use } }: { document: ListedDocument }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-flex border-b-2 pb-0.5",
        isUsed(use) ? "border-accent" : "border-transparent",
      )}
    >
      <Mark look={label === null ? "unlabelled" : isRelevant(label.gain) ? "relevant" : "not"} />
    </span>
  );
}

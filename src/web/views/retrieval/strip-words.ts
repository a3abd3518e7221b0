import { isUsed } from "#analysis/retrieval/document-use.ts";
import { isRelevant } from "#analysis/retrieval/relevance.ts";
import type { RetrievalQuestion } from "#contract/retrieval.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** "5 documents; relevant at rank 2; used at rank 2, 3; 1 relevant one missing". */
export function stripWords({ documents, documentCount, missing }: RetrievalQuestion): string {
  const ranks = (holds: (at: number) => boolean): string =>
    documents.flatMap((_, at) => (holds(at) ? [at + 1] : [])).join(", ");
  const relevant = ranks((at) => isRelevant(documents[at]!.label?.gain ?? null));
  const used = ranks((at) => isUsed(documents[at]!.use) === true);
  const isLabelled = documents.some(({ label }) => label !== null);
  const canTell = documents.some(({ use }) => use !== null);
  return [
    formatQuantity(documentCount, "document"),
    relevant ? `relevant at rank ${relevant}` : isLabelled ? "none relevant" : "not labelled",
    used ? `used at rank ${used}` : canTell ? "none used" : "what was used cannot be told",
    missing.length > 0
      ? `${formatQuantity(missing.length, "relevant one", "relevant ones")} missing`
      : undefined,
  ]
    .filter((part) => part !== undefined)
    .join("; ");
}

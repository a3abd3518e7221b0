import { isUsed } from "#analysis/retrieval/document-use.ts";
import { isRelevant } from "#analysis/retrieval/relevance.ts";
import type { SpanRetrieval } from "#contract/span-detail.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** "8 documents, 2 of them relevant, the first at rank 3; the answer used 1." */
export function retrievalWords({ documents, answered, measures }: SpanRetrieval): string {
  const given = formatQuantity(documents.length, "document");
  return `${given}${relevantWords(documents, measures !== null)}; ${usedWords(documents, answered)}.`;
}

function relevantWords(documents: SpanRetrieval["documents"], measured: boolean): string {
  const labelled = documents.filter(({ label }) => label !== null).length;
  if (labelled === 0)
    return measured ? ", none of them known to be relevant" : ", none labelled as relevant or not";
  const relevant = documents.filter(({ label }) => isRelevant(label?.gain ?? null)).length;
  const unlabelled = documents.length - labelled;
  const rest = unlabelled > 0 ? ` (${unlabelled} without a label)` : "";
  if (relevant === 0) return `, none of them relevant${rest}`;
  const first = documents.findIndex(({ label }) => isRelevant(label?.gain ?? null)) + 1;
  return `, ${relevant} relevant${rest}, the first at rank ${first}`;
}

function usedWords(documents: SpanRetrieval["documents"], answered: boolean): string {
  if (!answered) return "the trace has no answer to tell what was used";
  const uses = documents.map(({ use }) => isUsed(use)).filter((used) => used !== null);
  if (uses.length === 0) return "what the answer used cannot be told";
  const used = uses.filter(Boolean).length;
  return used === 0 ? "the answer used none of them" : `the answer used ${used}`;
}

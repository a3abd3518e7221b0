import type { RetrievalSummary } from "#contract/retrieval.ts";
import { formatCount, formatQuantity, formatRate } from "#web/ui/format.ts";

/** The answer of the page: how often retrieval went wrong, as far as it is known. */
export function retrievalSentence(summary: RetrievalSummary): string {
  const { questions, labelled, topNotBest, missed } = summary;
  if (questions === 0) return "No retriever or reranker has given documents here.";
  const asked = formatQuantity(questions, "question");
  if (labelled === 0) return `${asked}, none of them labelled: ${usedWords(summary)}.`;
  const of = labelled === questions ? asked : `${formatCount(labelled)} labelled questions`;
  return `Of ${of}, ${formatCount(missed)} got no relevant document (${formatRate(missed / labelled)}); for ${formatCount(topNotBest)} the most similar document is not the most relevant.`;
}

function usedWords({ answered, topNotUsed }: RetrievalSummary): string {
  if (answered === 0) return "what was relevant or used is not known";
  return `what was relevant is not known, and ${formatCount(topNotUsed)} of ${formatQuantity(answered, "answer")} passed over the most similar document`;
}

/** What was left out; undefined where nothing was. */
export function boundWords({ spans, total }: RetrievalSummary): string | undefined {
  const read = spans.retriever + spans.reranker;
  if (read >= total) return undefined;
  return `The newest ${formatCount(read)} of ${formatCount(total)} matching spans are looked at; narrow the time or the filter to see others.`;
}

/** Where the labels come from, in the order in which they are believed. */
export function labelWords({ labels, labelled, questions }: RetrievalSummary): string {
  const sources = [
    labels.score > 0 ? `${formatCount(labels.score)} by scores on documents` : undefined,
    labels.document > 0
      ? `${formatCount(labels.document)} by the documents' own metadata`
      : undefined,
    labels.reference > 0
      ? `${formatCount(labels.reference)} by the list of their example or trace`
      : undefined,
  ].filter((part) => part !== undefined);
  const head = `${formatCount(labelled)} of ${formatQuantity(questions, "question")} labelled`;
  return sources.length === 0 ? head : `${head}: ${sources.join(", ")}`;
}

import { readAnswer } from "#analysis/retrieval/document-use.ts";
import type { AttachedScore, SpanRetrieval } from "#contract/span-detail.ts";
import type { RetrievedDocument, SpanContent, SpanKind } from "#contract/span.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { finalAnswer } from "../store/retrieval/answers.ts";
import { referencesOf } from "../store/retrieval/references.ts";
import type { SpanPlace } from "../store/spans/read.ts";
import { judgePlaces, listFacts } from "./judge-list.ts";
import { labelsFor, referenceIds } from "./labels.ts";

const mostMeasured = 10;

interface RetrievingSpan extends SpanPlace {
  readonly spanId: string;
  readonly kind: SpanKind;
  readonly content: SpanContent;
  readonly scores: readonly AttachedScore[];
}

/** What is known of the documents of one span; null where it has none. */
export async function spanRetrieval(
  db: Db,
  { spanId, kind, content, scores, ...place }: RetrievingSpan,
  options: ReadOptions,
): Promise<SpanRetrieval | null> {
  const { documents, documentsBefore } = content;
  const { project, traceId } = place;
  if (documents.length === 0) return null;
  const [references, text] = await Promise.all([
    referencesOf(db, project, [traceId], options),
    finalAnswer(db, place, options),
  ]);
  const reference = referenceIds(references.get(traceId)?.relevant);
  // A reranker orders what a retriever of its trace gave for the same question.
  const labels = labelsFor({ scores, reference }, spanId, kind === "RERANKER");
  const answer = text === "" ? null : readAnswer(text);
  // What went into a reranker is measured at as many places as what came out: else longer lists look better.
  const k = Math.min(documents.length, mostMeasured);
  const judged = (list: readonly RetrievedDocument[]) => {
    const places = judgePlaces(list, labels, answer);
    const { measures, ...facts } = listFacts(list, places, labels.known, k);
    return { ...facts, places, measures: measures && { k, ...measures } };
  };
  const after = judged(documents);
  const before = judged(documentsBefore);
  return {
    documents: after.places,
    documentsBefore: before.places,
    answered: answer !== null,
    measures: after.measures,
    measuresBefore: documentsBefore.length === 0 ? null : before.measures,
    missing: [...after.missing],
    topAgainstBest: after.topAgainstBest && {
      top: after.topAgainstBest.top,
      best: after.topAgainstBest.best,
    },
  };
}

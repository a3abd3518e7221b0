import { isRelevant } from "#analysis/retrieval/relevance.ts";
import type { questionShows, questionSorts, RetrievalQuestion } from "#contract/retrieval.ts";
import { documentKey } from "./document-list.ts";
import { isMissed, type JudgedQuestion, usedCount } from "./judged-questions.ts";

type Show = (typeof questionShows)[number];
type Sort = (typeof questionSorts)[number];

const shows: Readonly<Record<Show, (question: JudgedQuestion) => boolean>> = {
  all: () => true,
  top_not_best: ({ topAgainstBest }) => topAgainstBest !== null,
  top_not_used: ({ topNotUsed }) => topNotUsed === true,
  missed: isMissed,
  labelled: ({ measures }) => measures !== null,
  unlabelled: ({ measures }) => measures === null,
};

/** Questions of one sort, narrowed to a document that they were given or should have been. */
export function shownQuestions(
  questions: readonly JudgedQuestion[],
  { show, sort, document }: { show: Show; sort: Sort; document: string | undefined },
): JudgedQuestion[] {
  const shown = questions.filter(
    (question) =>
      shows[show](question) &&
      (document === undefined ||
        question.missing.includes(document) ||
        question.documents.some((one) => documentKey(one) === document)),
  );
  // They come newest first, which a stable sort keeps among equals.
  return sort === "latest" ? shown : shown.toSorted((a, b) => badness(b) - badness(a));
}

/**
 * How far a list is from what it should have been: the relevance that its most similar document lost comes
 * first, then how far down the best one stands, then the rest of the order.
 */
function badness({ topAgainstBest, measures, topNotUsed }: JudgedQuestion): number {
  const lost = topAgainstBest ? topAgainstBest.lost * 1000 + topAgainstBest.behind : 0;
  return lost + (measures ? 1 - measures.ndcg : 0) + (topNotUsed ? 0.5 : 0);
}

const mostDocuments = 20;

/** A question as it travels. */
export function questionRow(question: JudgedQuestion): RetrievalQuestion {
  const { documents, places, measures, topAgainstBest } = question;
  return {
    traceId: question.traceId,
    spanId: question.spanId,
    stage: question.stage,
    spanName: question.spanName,
    startNs: question.startNs,
    question: question.question,
    example: question.example,
    run: question.run,
    documents: documents
      .slice(0, mostDocuments)
      .map((document, at) => ({ ...document, ...places[at]! })),
    documentCount: documents.length,
    relevantCount: places.filter(({ label }) => isRelevant(label?.gain ?? null)).length,
    usedCount: usedCount(question),
    hit: measures?.hit ?? null,
    ndcg: measures?.ndcg ?? null,
    reciprocalRank: measures?.reciprocalRank ?? null,
    topAgainstBest: topAgainstBest && {
      top: topAgainstBest.top,
      best: topAgainstBest.best,
      behind: topAgainstBest.behind,
    },
    topNotUsed: question.topNotUsed === true,
    missing: [...question.missing],
  };
}

import { isUsed } from "#analysis/retrieval/document-use.ts";
import type { RetrievalStage } from "#contract/retrieval.ts";
import type { Board, BoardQuestion } from "./board.ts";
import { listFacts, type ListFacts } from "./judge-list.ts";

/** A question with what follows from its list at so many places. */
export interface JudgedQuestion extends BoardQuestion, ListFacts {}

/** Questions of a stage that were given documents, or should have been given some. */
export function judgedQuestions(
  { questions }: Board,
  stage: RetrievalStage,
  k: number,
): JudgedQuestion[] {
  return questions.flatMap((question) => {
    if (question.stage !== stage) return [];
    const facts = listFacts(question.documents, question.places, question.known, k);
    if (question.documents.length === 0 && facts.measures === null) return [];
    return [{ ...question, ...facts }];
  });
}

/** No relevant document was given although one is known. */
export function isMissed({ measures }: JudgedQuestion): boolean {
  return measures?.reciprocalRank === 0;
}

/** Documents that the answer used; null where it cannot be told of any. */
export function usedCount({ places }: JudgedQuestion): number | null {
  const told = places.map(({ use }) => isUsed(use)).filter((used) => used !== null);
  return told.length === 0 ? null : told.filter(Boolean).length;
}

/** What a question stands for: the same example asked twice is one, not two. */
export function unitOf({ example, traceId }: BoardQuestion): string {
  return example ?? traceId;
}

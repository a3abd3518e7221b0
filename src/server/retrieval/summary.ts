import type { RetrievalStage, RetrievalSummary } from "#contract/retrieval.ts";
import type { Board } from "./board.ts";
import { documentKey } from "./document-list.ts";
import { isMissed, judgedQuestions, type JudgedQuestion } from "./judged-questions.ts";
import { rerankingVerdicts } from "./judge-measures.ts";
import { measureShares } from "./measure-shares.ts";

/** What a board says as a whole, of one stage. */
export function summaryOf(board: Board, stage: RetrievalStage, k: number): RetrievalSummary {
  const questions = judgedQuestions(board, stage, k);
  const count = (holds: (question: JudgedQuestion) => boolean) => questions.filter(holds).length;
  const spans = (of: RetrievalStage) => board.questions.filter((one) => one.stage === of).length;
  return {
    k,
    stage,
    spans: { retriever: spans("retriever"), reranker: spans("reranker") },
    total: board.total,
    questions: questions.length,
    labelled: count(({ measures }) => measures !== null),
    labels: {
      score: count((question) => hasLabelFrom(question, "score")),
      document: count((question) => hasLabelFrom(question, "document")),
      reference: count((question) => hasLabelFrom(question, "reference")),
    },
    answered: count(({ answered }) => answered),
    measures: measureShares(questions),
    reranking: stage === "reranker" ? rerankingVerdicts(questions, k) : [],
    topNotBest: count((question) => question.topAgainstBest !== null),
    topNotUsed: count((question) => question.topNotUsed === true),
    missed: count(isMissed),
    documents: new Set(
      questions.flatMap(({ documents }) => documents.map((document) => documentKey(document))),
    ).size,
  };
}

function hasLabelFrom({ places }: JudgedQuestion, from: string): boolean {
  return places.some(({ label }) => label?.from === from);
}

import { ProblemError } from "#contract/problem.ts";
import {
  compareRetrieval,
  defaultPlaces,
  listRetrievalQuestions,
  listRetrievedDocuments,
  mostPlaces,
  retrievalSummary,
} from "#contract/retrieval.ts";
import { compareBoards } from "../retrieval/compare-boards.ts";
import { mostSpans } from "../retrieval/board.ts";
import { documentStatistics, sortedDocuments } from "../retrieval/document-list.ts";
import { judgedQuestions } from "../retrieval/judged-questions.ts";
import { keptBoard } from "../retrieval/kept-board.ts";
import { questionRow, shownQuestions } from "../retrieval/question-list.ts";
import { summaryOf } from "../retrieval/summary.ts";
import { route } from "../route.ts";
import { runsByIds } from "../store/evaluation/runs.ts";
import { offsetPage } from "./page.ts";

export const retrievalRoutes = [
  route(
    retrievalSummary,
    async ({ p, stage = "retriever", k, ...scope }, { comparing, signal }) => {
      const board = await keptBoard(comparing, { project: p, ...scope }, { signal });
      return summaryOf(board, stage, placesOf(k));
    },
  ),
  route(
    listRetrievalQuestions,
    async ({ p, stage = "retriever", k, cursor, limit, show, sort, document, ...scope }, call) => {
      const board = await keptBoard(
        call.comparing,
        { project: p, ...scope },
        { signal: call.signal },
      );
      const rows = shownQuestions(judgedQuestions(board, stage, placesOf(k)), {
        show: show ?? "all",
        sort: sort ?? "worst",
        document,
      });
      const { items, ...rest } = offsetPage(rows, cursor, limit);
      return { ...rest, items: items.map(questionRow) };
    },
  ),
  route(
    listRetrievedDocuments,
    async ({ p, stage = "retriever", k, cursor, limit, sort, ...scope }, call) => {
      const board = await keptBoard(
        call.comparing,
        { project: p, ...scope },
        { signal: call.signal },
      );
      const documents = documentStatistics(judgedQuestions(board, stage, placesOf(k)));
      return offsetPage(sortedDocuments(documents, sort ?? "retrieved"), cursor, limit);
    },
  ),
  route(
    compareRetrieval,
    async ({ p, baseline, run, stage = "retriever", k }, { comparing, store, signal }) => {
      const places = placesOf(k);
      const runs = await runsByIds(store.db, p, [baseline, run], { signal });
      const boardOf = async (id: string) => {
        const found = runs.find((one) => one.id === id);
        if (!found) throw new ProblemError("not_found", `There is no run "${id}" in ${p}.`);
        return {
          run: found,
          board: await keptBoard(comparing, { project: p, run: id }, { signal }),
        };
      };
      const [before, after] = [await boardOf(baseline), await boardOf(run)];
      return {
        k: places,
        stage,
        bounded: [before, after].some(({ board }) => board.total > mostSpans),
        verdicts: compareBoards(before, after, stage, places),
      };
    },
  ),
];

function placesOf(k = defaultPlaces): number {
  return Math.max(1, Math.min(k, mostPlaces));
}

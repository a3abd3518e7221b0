import { grouped } from "../grouped.ts";
import { readAnswer } from "#analysis/retrieval/document-use.ts";
import type { RetrievalStage } from "#contract/retrieval.ts";
import type { JudgedPlace } from "#contract/span-detail.ts";
import type { RetrievedDocument } from "#contract/span.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { answersOf } from "../store/retrieval/answers.ts";
import { documentScores } from "../store/retrieval/document-scores.ts";
import { referencesOf } from "../store/retrieval/references.ts";
import { type RetrievedTexts, retrievedTexts } from "../store/retrieval/retrieved-texts.ts";
import {
  newestRetrievingSpans,
  type RetrievalScope,
  type RetrievingSpan,
} from "../store/retrieval/retrieving-spans.ts";
import { judgePlaces } from "./judge-list.ts";
import { type Labels, labelsFor, referenceIds } from "./labels.ts";
import { documentsBeforeIn, documentsIn, questionIn } from "./read-texts.ts";

/** Spans that a board reads at most: the newest. */
export const mostSpans = 5000;
/** Spans whose texts are in memory at one time; between two of them others get their turn. */
const chunkSpans = 1000;
/** Documents of one list that are kept. */
const mostDocuments = 100;
const excerptCharacters = 240;

/** A document as a board keeps it. */
export interface BoardDocument extends Pick<RetrievedDocument, "id" | "score" | "scoreName"> {
  /** First characters of its text. */
  readonly text: string | null;
  readonly length: number;
}

export interface BeforePlace extends Pick<JudgedPlace, "label"> {
  readonly id: string | null;
}

/** One list of documents that was asked for, and what is known of it. */
export interface BoardQuestion {
  readonly traceId: string;
  readonly spanId: string;
  readonly stage: RetrievalStage;
  readonly spanName: string;
  readonly startNs: string;
  readonly question: string | null;
  readonly run: string | null;
  readonly example: string | null;
  readonly answered: boolean;
  readonly documents: readonly BoardDocument[];
  readonly places: readonly JudgedPlace[];
  /** Labels of the list that a reranker was given, in its order; null for any other span. */
  readonly before: readonly BeforePlace[] | null;
  /** Gains of all that is known to be relevant or not, by id. */
  readonly known: ReadonlyMap<string, number>;
}

export interface Board {
  /** Newest first; spans that gave no document too. */
  readonly questions: readonly BoardQuestion[];
  /** Matching spans in all. */
  readonly total: number;
}

/** Reads and judges what was retrieved in a scope. */
export async function collectBoard(
  db: Db,
  scope: RetrievalScope,
  options: ReadOptions,
): Promise<Board> {
  const { spans, total } = await newestRetrievingSpans(db, scope, mostSpans, options);
  const questions: BoardQuestion[] = [];
  for (let from = 0; from < spans.length; from += chunkSpans)
    questions.push(
      ...(await questionsOf(db, scope.project, spans.slice(from, from + chunkSpans), options)),
    );
  return { questions, total };
}

async function questionsOf(
  db: Db,
  project: string,
  spans: readonly RetrievingSpan[],
  options: ReadOptions,
): Promise<BoardQuestion[]> {
  const traceIds = [...new Set(spans.map(({ trace_id }) => trace_id))];
  const [texts, answers, references, scores] = await Promise.all([
    retrievedTexts(db, project, spans, options),
    answersOf(db, project, traceIds, options),
    referencesOf(db, project, traceIds, options),
    documentScores(db, project, traceIds, options),
  ]);
  const textsOf = new Map(texts.map((row) => [keyOf(row), row]));
  const readAnswers = new Map([...answers].map(([id, text]) => [id, readAnswer(text)]));
  const scoresOf = grouped(
    scores.map((score) => ({ ...score, spanId: score.span_id })),
    ({ trace_id }) => trace_id,
  );
  return spans.flatMap((span): BoardQuestion[] => {
    const row = textsOf.get(keyOf(span));
    if (!row) return [];
    const { trace_id: traceId, span_id: spanId, kind } = span;
    const reference = references.get(traceId);
    const labels = labelsFor(
      { scores: scoresOf.get(traceId) ?? [], reference: referenceIds(reference?.relevant) },
      spanId,
      kind === "RERANKER",
    );
    const answer = readAnswers.get(traceId) ?? null;
    const documents = documentsIn(row, kind).slice(0, mostDocuments);
    return [
      {
        traceId,
        spanId,
        stage: kind === "RERANKER" ? "reranker" : "retriever",
        spanName: span.name,
        startNs: span.start_ns,
        question: questionIn(row)?.slice(0, excerptCharacters).toWellFormed() ?? null,
        run: reference?.run ?? null,
        example: reference?.example ?? null,
        answered: answer !== null,
        documents: documents.map(boardDocument),
        places: judgePlaces(documents, labels, answer),
        before: beforeOf(row, kind, labels),
        known: labels.known,
      },
    ];
  });
}

function beforeOf(
  row: RetrievedTexts,
  kind: RetrievingSpan["kind"],
  labels: Labels,
): BeforePlace[] | null {
  const documents = documentsBeforeIn(row, kind).slice(0, mostDocuments);
  if (documents.length === 0) return null;
  return documents.map((document) => ({ id: document.id, label: labels.of(document) }));
}

function boardDocument({ id, content, score, scoreName }: RetrievedDocument): BoardDocument {
  return {
    id,
    score,
    scoreName,
    // A slice of a long text would keep all of it in memory.
    text: content === null ? null : copyOf(content.slice(0, excerptCharacters)),
    length: content?.length ?? 0,
  };
}

function copyOf(text: string): string {
  return Buffer.from(text.toWellFormed()).toString("utf8");
}

function keyOf({ trace_id, span_id }: { trace_id: string; span_id: string }): string {
  return `${trace_id} ${span_id}`;
}

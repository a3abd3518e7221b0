import { isUsed } from "#analysis/retrieval/document-use.ts";
import { isRelevant } from "#analysis/retrieval/relevance.ts";
import type { DocumentStatistics, documentSorts } from "#contract/retrieval.ts";
import type { BoardDocument } from "./board.ts";
import type { JudgedQuestion } from "./judged-questions.ts";

type Sort = (typeof documentSorts)[number];

interface Tally {
  readonly key: string;
  readonly id: string | null;
  text: string | null;
  retrieved: number;
  rankSum: number;
  first: number;
  used: number;
  usable: number;
  relevant: number;
  labelled: number;
  missed: number;
}

/** What a document is told by: its id, or the beginning of its text where it has none. */
export function documentKey({ id, text }: Pick<BoardDocument, "id" | "text">): string {
  return id ?? `“${text ?? ""}”`;
}

/** Every document of the questions, those that should have been given too. */
export function documentStatistics(questions: readonly JudgedQuestion[]): DocumentStatistics[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = (key: string, id: string | null): Tally => {
    const known = tallies.get(key);
    if (known) return known;
    const zero = { retrieved: 0, rankSum: 0, first: 0, used: 0, usable: 0 };
    const tally = { key, id, text: null, ...zero, relevant: 0, labelled: 0, missed: 0 };
    tallies.set(key, tally);
    return tally;
  };
  for (const question of questions) {
    const seen = new Set<string>();
    for (const [at, document] of question.documents.entries()) {
      const key = documentKey(document);
      // A list that repeats a document gave it once, where it stood first.
      if (seen.has(key)) continue;
      seen.add(key);
      const tally = tallyOf(key, document.id);
      tally.text ??= document.text;
      add(tally, question, at);
    }
    for (const id of question.missing) tallyOf(id, id).missed++;
  }
  return [...tallies.values()].map(({ rankSum, ...tally }) => ({
    ...tally,
    meanRank: tally.retrieved === 0 ? null : rankSum / tally.retrieved,
  }));
}

function add(tally: Tally, { places }: JudgedQuestion, at: number): void {
  const { label, use } = places[at]!;
  const used = isUsed(use);
  tally.retrieved++;
  tally.rankSum += at + 1;
  if (at === 0) tally.first++;
  if (used !== null) tally.usable++;
  if (used) tally.used++;
  if (label) tally.labelled++;
  if (label && isRelevant(label.gain)) tally.relevant++;
}

const weights: Readonly<Record<Sort, (one: DocumentStatistics) => number>> = {
  retrieved: ({ retrieved }) => retrieved,
  first: ({ first }) => first,
  unused: ({ usable, used }) => usable - used,
  irrelevant: ({ labelled, relevant }) => labelled - relevant,
  missed: ({ missed }) => missed,
};

/** Largest first; ties by how often it was retrieved, then by name, so that pages never overlap. */
export function sortedDocuments(
  documents: readonly DocumentStatistics[],
  sort: Sort,
): DocumentStatistics[] {
  const weight = weights[sort];
  return documents.toSorted(
    (a, b) => weight(b) - weight(a) || b.retrieved - a.retrieved || (a.key < b.key ? -1 : 1),
  );
}

import { documentUse, isUsed, type ReadAnswer } from "#analysis/retrieval/document-use.ts";
import {
  bySimilarity,
  topAgainstBest,
  type TopAgainstBest,
} from "#analysis/retrieval/most-similar.ts";
import { rankingMeasures, type RankingMeasures } from "#analysis/retrieval/ranking-measures.ts";
import type { RetrievedDocument } from "#contract/span.ts";
import type { JudgedPlace } from "#contract/span-detail.ts";
import { type Labels, missingIds } from "./labels.ts";

type Placed = Pick<RetrievedDocument, "id" | "score" | "scoreName">;
type Named = Pick<RetrievedDocument, "id">;

/** What is known of each document of a list, in its order. `answer` is null where the trace has none. */
export function judgePlaces(
  documents: readonly RetrievedDocument[],
  labels: Labels,
  answer: ReadAnswer | null,
): JudgedPlace[] {
  const uses = answer ? documentUse(answer, documents) : documents.map(() => null);
  return documents.map((document, at) => ({ label: labels.of(document), use: uses[at]! }));
}

/** What follows from the places of a list. */
export interface ListFacts {
  /** Null where nothing is known to be relevant. */
  readonly measures: RankingMeasures | null;
  /** Ids that are known to be relevant and were not given. */
  readonly missing: readonly string[];
  readonly topAgainstBest: TopAgainstBest | null;
  /** The most similar document was not used while another one was; null where it cannot be told. */
  readonly topNotUsed: boolean | null;
}

/** `known` are all gains by id, `k` the places that the measures look at. */
export function listFacts(
  documents: readonly Placed[],
  places: readonly JudgedPlace[],
  known: Labels["known"],
  k: number,
): ListFacts {
  const gains = places.map(({ label }) => label?.gain ?? null);
  const smaller = isDistance(documents);
  return {
    measures: listMeasures(documents, places, known, k),
    missing: missingIds(known, documents),
    topAgainstBest: topAgainstBest(
      documents.map(({ score }, at) => ({ score, relevance: gains[at]! })),
      smaller,
    ),
    topNotUsed: topNotUsed(
      bySimilarity(documents, smaller),
      places.map(({ use }) => isUsed(use)),
    ),
  };
}

/** The measures alone, of a list that is known by its ids and labels. */
export function listMeasures(
  documents: readonly Named[],
  places: readonly Pick<JudgedPlace, "label">[],
  known: Labels["known"],
  k: number,
): RankingMeasures | null {
  const gains = places.map(({ label }) => label?.gain ?? null);
  return rankingMeasures(gains, knownGains(documents, gains, known), k);
}

/** Scores named a distance are smaller when closer. */
function isDistance(documents: readonly Placed[]): boolean {
  return documents.some(({ scoreName }) => /distance/i.test(scoreName ?? ""));
}

/** Gains of the list, and of what is known beyond it. */
function knownGains(
  documents: readonly Named[],
  gains: readonly (number | null)[],
  known: Labels["known"],
): number[] {
  const given = new Set(documents.map(({ id }) => id));
  const beyond = [...known].flatMap(([id, gain]) => (given.has(id) ? [] : [gain]));
  return [...gains.filter((gain) => gain !== null), ...beyond];
}

function topNotUsed(order: readonly number[], used: readonly (boolean | null)[]): boolean | null {
  const top = order[0];
  if (top === undefined || used[top] === null) return null;
  return used[top] === false && used.some((one) => one === true);
}

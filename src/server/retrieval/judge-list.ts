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

/** One list of documents, with everything that is known of it. */
export interface JudgedList {
  readonly places: readonly JudgedPlace[];
  /** Null where nothing is known to be relevant. */
  readonly measures: RankingMeasures | null;
  readonly missing: readonly string[];
  readonly topAgainstBest: TopAgainstBest | null;
  /** The most similar document was not used while another one was; null where it cannot be told. */
  readonly topNotUsed: boolean | null;
}

/** `k`: places that the measures look at. `answer` is null where the trace has none. */
export function judgeList(
  documents: readonly RetrievedDocument[],
  labels: Labels,
  answer: ReadAnswer | null,
  k: number,
): JudgedList {
  const uses = answer ? documentUse(answer, documents) : documents.map(() => null);
  const places = documents.map((document, at) => ({ label: labels.of(document), use: uses[at]! }));
  const gains = places.map(({ label }) => label?.gain ?? null);
  const smaller = isDistance(documents);
  return {
    places,
    measures: rankingMeasures(gains, knownGains(documents, gains, labels), k),
    missing: missingIds(labels.known, documents),
    topAgainstBest: topAgainstBest(
      documents.map(({ score }, at) => ({ score, relevance: gains[at]! })),
      smaller,
    ),
    topNotUsed: topNotUsed(
      bySimilarity(documents, smaller),
      uses.map((use) => isUsed(use)),
    ),
  };
}

/** Scores named a distance are smaller when closer. */
export function isDistance(documents: readonly Pick<RetrievedDocument, "scoreName">[]): boolean {
  return documents.some(({ scoreName }) => /distance/i.test(scoreName ?? ""));
}

/** Gains of the list, and of what is known beyond it. */
function knownGains(
  documents: readonly RetrievedDocument[],
  gains: readonly (number | null)[],
  { known }: Labels,
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

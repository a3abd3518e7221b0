import { embeddingSubject } from "#contract/records.ts";
import type { Subject } from "#contract/embeddings.ts";
import type { Neighbour } from "#contract/embeddings/neighbours.ts";
import { ProblemError } from "#contract/problem.ts";
import { nearestAmong } from "#analysis/embedding/neighbours.ts";
import { pick, unitVectors, type Vectors } from "#analysis/embedding/vectors.ts";
import { labelsFor, referenceIds } from "../retrieval/labels.ts";
import type { Db } from "../store/db.ts";
import { readTexts } from "../store/embeddings/points.ts";
import { documentScores } from "../store/retrieval/document-scores.ts";
import { referenceOfExample, referencesOf } from "../store/retrieval/references.ts";
import { type MapStore, type Points, vectorsOf } from "./points.ts";

/** What neighbours are asked of: a point by its subject as JSON, or a vector of the set's model. */
export type Asked =
  | { readonly subject: string }
  | { readonly text: string; readonly vector: readonly number[] };

/** The points of `among` nearest to what is asked, the nearest first; the point itself left out. */
export async function nearestTo(
  store: MapStore,
  points: Points,
  asked: Asked,
  { among, k }: { readonly among: Points; readonly k: number },
): Promise<Neighbour[]> {
  const query = await queryVector(store, points, asked);
  if (query.dimensions !== among.dimensions)
    throw new ProblemError(
      "bad_request",
      `Vectors of ${query.dimensions} and of ${among.dimensions} numbers cannot be held against each other.`,
      { hint: "Both sets must come from the same model." },
    );
  const own = "subject" in asked && among.key === points.key ? asked.subject : undefined;
  const { places, distances } = nearestAmong(query, await vectorsOf(store, among), k + 1);
  const near = [...places]
    .map((place, at) => ({ place, similarity: 1 - distances[at]! }))
    .filter(({ place }) => place >= 0 && among.subjects[place] !== own)
    .slice(0, k);
  const subjects = near.map(({ place }) => among.subjects[place]!);
  const texts = await readTexts(store.db, among.place, { subjects });
  const relevanceOf =
    "subject" in asked
      ? await knownRelevance(store.db, points.place.project, asked.subject)
      : () => null;
  return near.map((each, at) => {
    const subject = embeddingSubject.parse(JSON.parse(subjects[at]!));
    return {
      ...each,
      subject,
      text: texts.get(subjects[at]!) ?? null,
      relevance: "document" in subject ? relevanceOf(subject.document) : null,
    };
  });
}

async function queryVector(store: MapStore, points: Points, asked: Asked): Promise<Vectors> {
  if ("vector" in asked) {
    const values = Float32Array.from(asked.vector);
    return unitVectors({ values, count: 1, dimensions: values.length });
  }
  const place = points.subjects.indexOf(asked.subject);
  if (place < 0)
    throw new ProblemError("not_found", "There is no such point in this embedding set.");
  return pick(await vectorsOf(store, points), [place]);
}

/** How relevant a document is to the question that a point is, by scores and by lists of right documents. */
async function knownRelevance(
  db: Db,
  project: string,
  text: string,
): Promise<(document: string) => Neighbour["relevance"]> {
  const subject: Subject = embeddingSubject.parse(JSON.parse(text));
  if ("document" in subject) return () => null;
  if ("traceId" in subject) {
    const { traceId, spanId } = subject;
    const [scores, references] = await Promise.all([
      documentScores(db, project, [traceId]),
      referencesOf(db, project, [traceId]),
    ]);
    const labels = labelsFor(
      {
        scores: scores.map(({ span_id, ...score }) => ({ ...score, spanId: span_id })),
        reference: referenceIds(references.get(traceId)?.relevant),
      },
      spanId,
      true,
    );
    return (document) => labels.of(bare(document));
  }
  const reference =
    "dataset" in subject ? referenceIds(await referenceOfExample(db, project, subject)) : null;
  const labels = labelsFor({ scores: [], reference }, "", false);
  return (document) => labels.of(bare(document));
}

function bare(id: string) {
  return { id, content: null, score: null, scoreName: null, metadata: {} };
}

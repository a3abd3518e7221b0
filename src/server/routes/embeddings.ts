import {
  getColours,
  getProjection,
  listEmbeddingSets,
  pictureType,
  readPoints,
  searchPoints,
  startProjection,
  stopProjection,
} from "#contract/embeddings.ts";
import { getCoverage, getWeighted } from "#contract/embeddings/coverage.ts";
import { getDrift } from "#contract/embeddings/drift.ts";
import { getNeighbours } from "#contract/embeddings/neighbours.ts";
import { encodeColours, encodePoints } from "#contract/embeddings/point-columns.ts";
import { ProblemError } from "#contract/problem.ts";
import { coloursOf } from "../embeddings/colours.ts";
import { coverageOfSet } from "../embeddings/coverage.ts";
import { type Asked, nearestTo } from "../embeddings/nearest.ts";
import { refuseTooLarge } from "../embeddings/drawing-memory.ts";
import { pictureColumns, pictureOf } from "../embeddings/picture.ts";
import { openPoints } from "../embeddings/points.ts";
import { weightedDifference } from "../embeddings/weighted.ts";
import { driftOfSet } from "../embeddings/window-drift.ts";
import { configured } from "./embedder.ts";
import { BinaryAnswer, type Call, route } from "../route.ts";
import { findSubjects, readTexts } from "../store/embeddings/points.ts";
import { listSets } from "../store/embeddings/sets.ts";

/** Characters that no text reaches. */
const wholeText = 2 ** 31;

interface SetInput {
  readonly p: string;
  readonly set: string;
  readonly model: string;
}
const placeOf = ({ p, set, model }: SetInput) => ({ project: p, set, model });

/** What neighbours are asked of; a typed text is embedded first, by the model that made the set. */
async function askedOf(
  { embedding, signal }: Pick<Call, "embedding" | "signal">,
  model: string,
  { subject, text }: { readonly subject: string | undefined; readonly text: string | undefined },
): Promise<Asked> {
  if (subject !== undefined) return { subject };
  if (text === undefined)
    throw new ProblemError("bad_request", "Neighbours are those of a subject or of a text.", {
      hint: "Write &subject= or &text=.",
    });
  const endpoint = configured(embedding.endpoint);
  if (endpoint.model !== model)
    throw new ProblemError(
      "bad_request",
      `The configured endpoint serves ${endpoint.model}, this set has vectors of ${model}.`,
      { hint: "Vectors of two models cannot be held against each other." },
    );
  const { vectors } = await endpoint.embed([text], { signal }).catch((error: unknown) => {
    throw new ProblemError("bad_request", error instanceof Error ? error.message : "It failed.");
  });
  return { text, vector: vectors[0]! };
}

export const embeddingRoutes = [
  route(listEmbeddingSets, async ({ p }, { store, signal }) => ({
    items: await listSets(store.db, p, { signal }),
  })),
  route(getProjection, async ({ method, ...input }, { maps, signal, accepts, reply }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    const columns = await pictureColumns(maps, points, await pictureOf(maps, points, method));
    const facts = { ...columns.facts, job: maps.find(placeOf(input)) ?? null };
    reply.header("vary", "accept");
    if (!accepts(pictureType)) return facts;
    return new BinaryAnswer(pictureType, encodePoints({ ...columns, facts }));
  }),
  route(startProjection, async (input, { maps, signal }) => {
    const { subjects, dimensions } = await openPoints(maps, placeOf(input), signal);
    refuseTooLarge({ count: subjects.length, dimensions });
    return maps.start(placeOf(input));
  }),
  route(stopProjection, async (input, { maps }) => ({ stopped: maps.stop(placeOf(input)) })),
  route(getColours, async (input, { maps, comparing, signal, accepts, reply }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    const column = await coloursOf(comparing, points, input, signal);
    reply.header("vary", "accept");
    return accepts(pictureType)
      ? new BinaryAnswer(pictureType, encodeColours(column))
      : column.facts;
  }),
  route(readPoints, async (input, { store, body, signal }) => {
    const subjects = body.subjects.map((subject) => JSON.stringify(subject));
    const characters = body.whole === true ? wholeText : undefined;
    const texts = await readTexts(store.db, placeOf(input), { subjects }, { signal, characters });
    return {
      items: body.subjects.map((subject, at) => ({
        subject,
        text: texts.get(subjects[at]!) ?? null,
      })),
    };
  }),
  route(searchPoints, async ({ text, ...input }, { maps, store, signal }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    const found = await findSubjects(store.db, placeOf(input), text, { signal });
    const places = points.subjects.flatMap((subject, at) => (found.has(subject) ? [at] : []));
    return { stamp: points.stamp, places };
  }),
  route(getNeighbours, async ({ subject, text, among, k = 10, ...input }, call) => {
    const { maps, signal } = call;
    const points = await openPoints(maps, placeOf(input), signal);
    const others =
      among === undefined || among === input.set
        ? points
        : await openPoints(maps, placeOf({ ...input, set: among }), signal);
    const asked = await askedOf(call, input.model, { subject, text });
    const most = Math.min(Math.max(k, 1), 100);
    return { items: await nearestTo(maps, points, asked, { among: others, k: most }) };
  }),
  route(getCoverage, async ({ dataset, ...input }, { maps, signal }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    return coverageOfSet(maps, points, dataset);
  }),
  route(getDrift, async (input, { maps, signal }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    return driftOfSet(maps, points, input, signal);
  }),
  route(getWeighted, async (input, { maps, comparing, signal }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    return weightedDifference(comparing, points, input, signal);
  }),
];

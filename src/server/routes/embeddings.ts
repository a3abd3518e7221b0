import {
  getColours,
  getCoverage,
  getNeighbours,
  getProjection,
  listEmbeddingSets,
  pictureType,
  readPoints,
  searchPoints,
  startProjection,
  stopProjection,
} from "#contract/embeddings.ts";
import { encodeColours, encodePoints } from "#contract/embeddings/point-columns.ts";
import { embeddingSubject } from "#contract/records.ts";
import { coloursOf } from "../embeddings/colours.ts";
import { coverageOfSet } from "../embeddings/coverage.ts";
import { nearestTo } from "../embeddings/nearest.ts";
import { pictureColumns, pictureOf } from "../embeddings/picture.ts";
import { openPoints } from "../embeddings/points.ts";
import { BinaryAnswer, route } from "../route.ts";
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
    await openPoints(maps, placeOf(input), signal);
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
  route(getNeighbours, async ({ subject, k = 10, ...input }, { maps, store, signal }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    const near = await nearestTo(maps, points, subject, Math.min(Math.max(k, 1), 100));
    const subjects = near.map(({ place }) => points.subjects[place]!);
    const texts = await readTexts(store.db, placeOf(input), { subjects }, { signal });
    return {
      items: near.map((each, at) => ({
        ...each,
        subject: embeddingSubject.parse(JSON.parse(subjects[at]!)),
        text: texts.get(subjects[at]!) ?? null,
      })),
    };
  }),
  route(getCoverage, async ({ dataset, ...input }, { maps, signal }) => {
    const points = await openPoints(maps, placeOf(input), signal);
    return coverageOfSet(maps, points, dataset);
  }),
];

import { z } from "zod";
import { pictureFacts } from "#contract/embeddings.ts";
import type { Db } from "../db.ts";
import type { SetPlace } from "./sets.ts";
import { nextVersion } from "../version.ts";

const projectionRecord = z.object({
  /** Tells the points of this drawing from those of an earlier one. */
  drawing: z.string(),
  quality: pictureFacts.shape.quality,
});
export type ProjectionRecord = z.output<typeof projectionRecord>;

/** Subject, x, y and whether it was placed after the drawing. */
export type DrawnPoints = ReadonlyMap<string, readonly [x: number, y: number, placed: boolean]>;

const ofSet =
  "project = {project:String} AND embedding_set = {set:String} AND model = {model:String}";
const rowsAtOnce = 50_000;

/** The newest drawing that was finished; undefined before there is one. */
export async function readProjection(
  db: Db,
  place: SetPlace,
): Promise<ProjectionRecord | undefined> {
  const [found] = await db.rows(
    z.object({ record: z.string() }),
    `SELECT record FROM projections FINAL WHERE ${ofSet}`,
    { ...place },
  );
  return found && projectionRecord.parse(JSON.parse(found.record));
}

export async function readDrawnPoints(
  db: Db,
  place: SetPlace,
  drawing: string,
): Promise<DrawnPoints> {
  const {
    subject = [],
    x = [],
    y = [],
    placed = [],
  } = await db.columns(
    `SELECT subject, x, y, placed FROM projection_points FINAL WHERE ${ofSet} AND drawing = {drawing:UInt64}`,
    { ...place, drawing },
  );
  return new Map(
    subject.map((each, at) => [
      String(each),
      [Number(x[at]), Number(y[at]), placed[at] === true] as const,
    ]),
  );
}

/** Stores places of points: of a whole drawing, or of some that came after it. `plane` holds x and y in turn. */
export async function writePoints(
  db: Db,
  place: SetPlace,
  drawing: string,
  {
    subjects,
    plane,
    placed,
  }: {
    readonly subjects: readonly string[];
    readonly plane: Float32Array;
    readonly placed: boolean;
  },
): Promise<void> {
  const { project, set, model } = place;
  const ver = nextVersion();
  for (let from = 0; from < subjects.length; from += rowsAtOnce)
    await db.insert(
      "projection_points",
      subjects.slice(from, from + rowsAtOnce).map((subject, at) => ({
        project,
        embedding_set: set,
        model,
        subject,
        drawing,
        x: plane[(from + at) * 2],
        y: plane[(from + at) * 2 + 1],
        placed,
        ver,
      })),
    );
}

/** From here on this drawing is the one that is shown; its points are stored already. */
export async function writeProjection(
  db: Db,
  { project, set, model }: SetPlace,
  record: ProjectionRecord,
): Promise<void> {
  await db.insert("projections", [
    {
      project,
      embedding_set: set,
      model,
      record: JSON.stringify(record),
      ver: nextVersion(),
    },
  ]);
}

/** Points of earlier drawings are of no more use: nothing shows them once another one is on record. */
export async function forgetOtherDrawings(db: Db, place: SetPlace, drawing: string): Promise<void> {
  const table = db.cluster === undefined ? "projection_points" : "projection_points_local";
  for (let node = 0; node < db.nodes; node++)
    await db.command(`DELETE FROM ${table} WHERE ${ofSet} AND drawing < {drawing:UInt64}`, node, {
      ...place,
      drawing,
    });
}

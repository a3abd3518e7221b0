import { z } from "zod";
import { type FrozenAnswer, frozenAnswer, redactedCount, view } from "#contract/snapshots.ts";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";
import { piecesOf } from "./pieces.ts";

/** What is kept of a snapshot beside its answers. */
export const snapshotRecord = z.object({
  id: z.string(),
  project: z.string(),
  page: z.string(),
  title: z.string(),
  preferences: view.shape.preferences,
  by: z.string(),
  at: z.string(),
  hash: z.string(),
  version: z.string(),
  answers: z.int(),
  bytes: z.int(),
  /** Bytes of the answers as text inside an HTML file. */
  fileBytes: z.int(),
  /** Of copies that were made before anything was redacted: null too. */
  redacted: z.array(redactedCount).nullable().default(null),
});
export type SnapshotRecord = z.output<typeof snapshotRecord>;

const recordRow = z.object({ record: z.string() });
const head = frozenAnswer.omit({ body: true });
const pieceRow = z.object({ answer: z.number(), head: z.string(), body: z.string() });
const insertBytes = 16 * 1024 * 1024;

/** Stores the answers first: a snapshot that is listed is whole. */
export async function saveSnapshot(
  db: Db,
  record: SnapshotRecord,
  answers: readonly FrozenAnswer[],
): Promise<void> {
  const ver = nextVersion();
  let rows: object[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await db.insert("snapshot_pieces", rows);
    rows = [];
    size = 0;
  };
  for (const [answer, { body, ...facts }] of answers.entries())
    for (const [piece, part] of piecesOf(body).entries()) {
      const head = piece === 0 ? JSON.stringify(facts) : "";
      rows.push({ snapshot: record.id, answer, piece, head, body: part, ver });
      size += part.length;
      if (size > insertBytes) await flush();
    }
  await flush();
  await saveRecord(db, record, false);
}

async function saveRecord(db: Db, record: SnapshotRecord, removed: boolean): Promise<void> {
  const { id, project } = record;
  await db.insert("snapshots", [
    { id, project, record: JSON.stringify(record), removed, ver: nextVersion() },
  ]);
}

/** Undefined for one that never was, or was removed. */
export async function readSnapshot(db: Db, id: string): Promise<SnapshotRecord | undefined> {
  const [found] = await db.rows(
    recordRow,
    "SELECT record FROM snapshots FINAL WHERE id = {id:String} AND NOT removed",
    { id },
  );
  return found && snapshotRecord.parse(JSON.parse(found.record));
}

/** The newest first. */
export async function snapshotsOf(
  db: Db,
  project: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<SnapshotRecord[]> {
  const found = await db.rows(
    recordRow,
    `SELECT record FROM snapshots FINAL WHERE project = {project:String} AND NOT removed
     ORDER BY JSONExtractString(record, 'at') DESC, id LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
    { project, offset, limit },
  );
  return found.map(({ record }) => snapshotRecord.parse(JSON.parse(record)));
}

/** The answers in the order they were stored. */
export async function snapshotAnswers(db: Db, id: string): Promise<FrozenAnswer[]> {
  const pieces = await db.rows(
    pieceRow,
    `SELECT answer, head, body FROM snapshot_pieces FINAL WHERE snapshot = {id:String}
     ORDER BY answer, piece`,
    { id },
  );
  const whole = new Map<number, { head: string; bodies: string[] }>();
  for (const piece of pieces) {
    const before = whole.get(piece.answer) ?? { head: piece.head, bodies: [] };
    before.bodies.push(piece.body);
    whole.set(piece.answer, before);
  }
  return [...whole.values()].map((one) => ({
    ...head.parse(JSON.parse(one.head)),
    body: one.bodies.join(""),
  }));
}

/** The row says that it is gone, and the texts are replaced by nothing. */
export async function removeSnapshot(db: Db, record: SnapshotRecord): Promise<void> {
  await saveRecord(db, record, true);
  const ver = nextVersion();
  const pieces = await db.rows(
    z.object({ answer: z.number(), piece: z.number() }),
    "SELECT answer, piece FROM snapshot_pieces FINAL WHERE snapshot = {id:String}",
    { id: record.id },
  );
  await db.insert(
    "snapshot_pieces",
    pieces.map((place) => ({ snapshot: record.id, ...place, head: "", body: "", ver })),
  );
}

import type { ReadOptions } from "../store/db.ts";
import type { Comparing } from "../compare/frame.ts";
import { retrievalStamp } from "../store/retrieval/document-scores.ts";
import type { RetrievalScope } from "../store/retrieval/retrieving-spans.ts";
import { type Board, collectBoard } from "./board.ts";

/** Bytes that a document of a board takes, about. */
const documentBytes = 800;
const questionBytes = 600;

/** The board of a scope, kept until something is written that it depends on: all its lists share one. */
export async function keptBoard(
  { db, cache }: Pick<Comparing, "db" | "cache">,
  scope: RetrievalScope,
  options: ReadOptions,
): Promise<Board> {
  const stamp = await retrievalStamp(db, scope.project, options);
  const { project, where, from, to, run } = scope;
  const key = JSON.stringify(["retrieval", project, where, from, to, run, stamp]);
  // Others may wait for the same board: who leaves must not take it away from them.
  return cache.get(key, async () => {
    const board = await collectBoard(db, scope, {});
    return { value: board, bytes: bytesOf(board) };
  });
}

function bytesOf({ questions }: Board): number {
  let bytes = 0;
  for (const { documents } of questions) bytes += questionBytes + documents.length * documentBytes;
  return bytes;
}

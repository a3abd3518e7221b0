import { answerFrom } from "#client/answer-source.ts";
import { call } from "#client/call.ts";
import { frozenSource } from "#client/frozen-source.ts";
import { getSnapshot, type Snapshot } from "#contract/snapshots.ts";
import { openView } from "#web/state/opened-view.ts";

/** Reads a snapshot from the server and answers from it from then on. */
export async function openSnapshot(id: string): Promise<string> {
  return showCopy(await call(getSnapshot, { id }), "snapshot");
}

/** The same from the text inside an offline file. */
export async function openFile(content: string): Promise<string> {
  return showCopy(getSnapshot.output.parse(JSON.parse(content)), "file");
}

/** The address of the page that is shown. */
function showCopy(snapshot: Snapshot, kind: "snapshot" | "file"): string {
  const { title, page, by, at, hash, preferences } = snapshot;
  answerFrom(frozenSource(snapshot.items));
  openView({ kind, title, page, by, at, hash, preferences });
  return page;
}

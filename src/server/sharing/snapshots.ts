import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { pageOf } from "#contract/links/page-links.ts";
import { ProblemError } from "#contract/problem.ts";
import type { FrozenAnswer, SnapshotFacts, View } from "#contract/snapshots.ts";
import type { Context } from "../context.ts";
import {
  readSnapshot,
  saveSnapshot,
  snapshotAnswers,
  type SnapshotRecord,
} from "../store/sharing/snapshots.ts";
import { contentHash } from "./content-hash.ts";
import { freeze } from "./freeze.ts";
import { type RedactedView, redactView } from "./leaving/redact-view.ts";
import { fileBytesOf, inFile } from "./offline-file.ts";
import { checkedReads } from "./view-reads.ts";

interface Caller {
  readonly app: FastifyInstance;
  readonly request: FastifyRequest;
  readonly by: string;
}

/** A view as it may leave: what the caller may read of it, redacted by the rules that hold now. */
export async function leavingView(
  context: Context,
  project: string,
  view: View,
  { app, request }: Omit<Caller, "by">,
): Promise<RedactedView> {
  mustBePage(view.page, project);
  const answers = await freeze(app, request, checkedReads(view.reads, project));
  return redactView(context, project, view, answers);
}

/** Copies what a view reads, as the caller may read it and as it may leave. */
export async function takeSnapshot(
  context: Context,
  project: string,
  wanted: View,
  { by, ...caller }: Caller,
): Promise<SnapshotRecord> {
  const { store, version } = context;
  const { view, answers, redacted } = await leavingView(context, project, wanted, caller);
  const record: SnapshotRecord = {
    id: randomBytes(12).toString("base64url"),
    project,
    page: view.page,
    title: view.title,
    preferences: view.preferences,
    by,
    at: new Date().toISOString(),
    hash: contentHash(view.page, answers),
    version,
    answers: answers.length,
    bytes: answers.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0),
    fileBytes: 0,
    redacted,
  };
  const whole = { ...record, fileBytes: Buffer.byteLength(inFile({ ...record, items: answers })) };
  await saveSnapshot(store.db, whole, answers);
  return whole;
}

/** Throws where the address is not a page of the project. */
export function mustBePage(page: string, project: string): void {
  if (pageOf(page.split("?", 1)[0]!)?.project === project) return;
  throw new ProblemError("bad_request", `"${page.slice(0, 200)}" is not a page of this project.`);
}

/** A snapshot and its answers; a copy that is not what was stored is refused. */
export async function openSnapshot(
  { store }: Context,
  id: string,
): Promise<{ record: SnapshotRecord; answers: FrozenAnswer[] }> {
  const record = await snapshotNamed({ store }, id);
  const answers = await snapshotAnswers(store.db, id);
  if (contentHash(record.page, answers) !== record.hash)
    throw new ProblemError("internal", "This snapshot is damaged and is not shown.", {
      hint: "Its answers do not match the hash that they were stored under.",
    });
  return { record, answers };
}

/** The copy as it may leave as a file: what rules that came later name is taken out, under a hash of its own. */
export async function leavingCopy(
  context: Context,
  { record, answers }: { readonly record: SnapshotRecord; readonly answers: FrozenAnswer[] },
): Promise<SnapshotRecord & { readonly items: readonly FrozenAnswer[] }> {
  const left = await redactView(context, record.project, record, answers);
  const hash = contentHash(left.view.page, left.answers);
  return { ...left.view, hash, items: left.answers };
}

export async function snapshotNamed(
  { store }: Pick<Context, "store">,
  id: string,
): Promise<SnapshotRecord> {
  const record = await readSnapshot(store.db, id);
  if (record) return record;
  throw new ProblemError("not_found", "There is no such snapshot.", {
    hint: "It may have been removed, or the link may be cut short.",
  });
}

/** What is told of a snapshot. */
export async function factsOf(record: SnapshotRecord): Promise<SnapshotFacts> {
  const { preferences: _preferences, fileBytes, ...facts } = record;
  return { ...facts, fileBytes: await fileBytesOf(fileBytes) };
}

import { hash, verify } from "@node-rs/argon2";
import type { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import type { makeShare, OpenedShare, ShareFacts } from "#contract/shares.ts";
import type { View } from "#contract/snapshots.ts";
import type { Context } from "../context.ts";
import {
  countOpening,
  openingsOf,
  readShare,
  saveShare,
  type Share,
} from "../store/sharing/shares.ts";
import { redactRead } from "./leaving/redact-address.ts";
import { redactFacts } from "./leaving/redact-view.ts";
import { guessLimit } from "./guess-limit.ts";
import { isPass, newToken, passOf, readToken, sameText } from "./token.ts";

type Wanted = z.output<NonNullable<typeof makeShare.body>>;

const dayMs = 86_400_000;
const passphraseGuesses = guessLimit(5, 15 * 60_000);
const tokenGuesses = guessLimit(50, 15 * 60_000);

/** Stores a link to what was checked; its token is told to whoever makes it, and to nobody again. */
export async function newShare(
  { store }: Pick<Context, "store">,
  project: string,
  { expiresInDays, passphrase, ...view }: Wanted,
  by: string,
): Promise<{ readonly share: Share; readonly token: string }> {
  const { id, token, hash: tokenHash } = newToken();
  const nowMs = Date.now();
  const share: Share = {
    id,
    project,
    tokenHash,
    // The library's default is Argon2id with the parameters that OWASP asks for.
    passphraseHash: passphrase === undefined ? "" : await hash(passphrase),
    record: {
      ...view,
      by,
      at: new Date(nowMs).toISOString(),
      expiresAt:
        expiresInDays === null ? null : new Date(nowMs + expiresInDays * dayMs).toISOString(),
      revokedAt: null,
    },
  };
  await saveShare(store.db, share);
  return { share, token };
}

/** What is told of links, with how often they were opened. */
export async function shareFacts(
  { store }: Pick<Context, "store">,
  shares: readonly Share[],
): Promise<ShareFacts[]> {
  const views = await openingsOf(
    store.db,
    shares.map(({ id }) => id),
  );
  return shares.map(({ id, project, passphraseHash, record }) => ({
    id,
    project,
    page: record.page,
    title: record.title,
    by: record.by,
    at: record.at,
    expiresAt: record.expiresAt,
    revokedAt: record.revokedAt,
    hasPassphrase: passphraseHash !== "",
    reads: record.reads.length,
    views: views.get(id) ?? 0,
  }));
}

/** The link of a token, or why it does not count. Throws where too many wrong ones came from one address. */
export async function shareOfToken(
  { store }: Pick<Context, "store">,
  token: string,
  from: string,
): Promise<{ readonly share: Share } | { readonly why: string }> {
  const nowMs = Date.now();
  const read = readToken(token);
  const share = read && (await readShare(store.db, read.id));
  if (!read || !share || !sameText(read.hash, share.tokenHash)) {
    tokenGuesses.check(from, nowMs);
    tokenGuesses.wrong(from, nowMs);
    return { why: "This link does not exist." };
  }
  const { revokedAt, expiresAt } = share.record;
  if (revokedAt !== null) return { why: "This link was revoked by whoever shared it." };
  if (expiresAt !== null && Date.parse(expiresAt) <= nowMs)
    return { why: "This link has expired." };
  return { share };
}

/** Whether what was sent along says that the passphrase was given; true for a link without one. */
export function isUnlocked(share: Share, pass: string | undefined): boolean {
  return share.passphraseHash === "" || (pass !== undefined && isPass(pass, share, Date.now()));
}

/** Opens a link. Throws for a wrong passphrase; without one it tells that one is wanted and nothing else. */
export async function openTheShare(
  { store, redaction }: Pick<Context, "store" | "redaction">,
  share: Share,
  passphrase: string | undefined,
): Promise<OpenedShare | { readonly state: "locked" }> {
  const { revokedAt: _never, ...record } = share.record;
  if (share.passphraseHash !== "") {
    if (passphrase === undefined) return { state: "locked" };
    await checkPassphrase(share, passphrase);
  }
  await countOpening(store.db, share.id);
  const pass = share.passphraseHash === "" ? null : passOf(share, Date.now());
  return { state: "open", ...(await leavingFacts({ redaction }, share.project, record)), pass };
}

/** What is told of a view and its reads to whoever has a link to it. */
export async function leavingFacts<Facts extends View & { readonly by: string }>(
  { redaction }: Pick<Context, "redaction">,
  project: string,
  facts: Facts,
): Promise<Facts> {
  const redactor = await redaction.of(project);
  if (!redactor) return facts;
  const reads = facts.reads.map((read) => redactRead(redactor, read));
  return { ...redactFacts(redactor, facts), reads };
}

async function checkPassphrase(share: Share, passphrase: string): Promise<void> {
  const nowMs = Date.now();
  passphraseGuesses.check(share.id, nowMs);
  // Counted before it is looked at, so that many at once are not one.
  passphraseGuesses.wrong(share.id, nowMs);
  if (!(await verify(share.passphraseHash, passphrase)))
    throw new ProblemError("forbidden", "This is not the passphrase of this link.");
  passphraseGuesses.right(share.id);
}

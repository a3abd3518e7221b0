import { randomBytes } from "node:crypto";
import { z } from "zod";
import { view } from "#contract/snapshots.ts";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";

/** What is kept of a public link. */
export const shareRecord = view.extend({
  by: z.string(),
  at: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

export interface Share {
  readonly id: string;
  readonly project: string;
  /** SHA-256 of the token's secret, hex. */
  readonly tokenHash: string;
  /** Argon2id; "" for none. */
  readonly passphraseHash: string;
  readonly record: z.output<typeof shareRecord>;
}

const row = z.object({
  id: z.string(),
  project: z.string(),
  token_hash: z.string(),
  passphrase_hash: z.string(),
  record: z.string(),
});
const columns = "id, project, token_hash, passphrase_hash, record";

function shareOf(found: z.output<typeof row>): Share {
  return {
    id: found.id,
    project: found.project,
    tokenHash: found.token_hash,
    passphraseHash: found.passphrase_hash,
    record: shareRecord.parse(JSON.parse(found.record)),
  };
}

/** A new link, or a new version of one. */
export async function saveShare(db: Db, share: Share): Promise<void> {
  const { id, project, tokenHash, passphraseHash, record } = share;
  await db.insert("shares", [
    {
      id,
      project,
      token_hash: tokenHash,
      passphrase_hash: passphraseHash,
      record: JSON.stringify(record),
      revoked: record.revokedAt !== null,
      ver: nextVersion(),
    },
  ]);
}

export async function readShare(db: Db, id: string): Promise<Share | undefined> {
  const [found] = await db.rows(row, `SELECT ${columns} FROM shares FINAL WHERE id = {id:String}`, {
    id,
  });
  return found && shareOf(found);
}

/** The newest first; revoked ones too, because somebody may ask who had it. */
export async function sharesOf(
  db: Db,
  project: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Share[]> {
  const found = await db.rows(
    row,
    `SELECT ${columns} FROM shares FINAL WHERE project = {project:String}
     ORDER BY JSONExtractString(record, 'at') DESC, id LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
    { project, offset, limit },
  );
  return found.map(shareOf);
}

export async function countOpening(db: Db, share: string): Promise<void> {
  const opening = randomBytes(9).toString("base64url");
  await db.insert("share_openings", [{ share, opening, ver: nextVersion() }]);
}

/** How often each of these was opened; one that never was is not in it. */
export async function openingsOf(
  db: Db,
  shares: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await db.rows(
    z.object({ share: z.string(), n: z.number() }),
    `SELECT share, uniqExact(opening) AS n FROM share_openings
     WHERE share IN {shares:Array(String)} GROUP BY share`,
    { shares },
  );
  return new Map(found.map(({ share, n }) => [share, n]));
}

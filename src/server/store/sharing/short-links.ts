import { z } from "zod";
import type { Db } from "../db.ts";
import { nextVersion } from "../version.ts";

export interface ShortLink {
  readonly code: string;
  readonly project: string;
  readonly page: string;
}

const row = z.object({ code: z.string(), project: z.string(), page: z.string() });

/** The links of these codes, in no order. */
export async function shortLinks(db: Db, codes: readonly string[]): Promise<ShortLink[]> {
  return db.rows(
    row,
    "SELECT code, project, page FROM short_links FINAL WHERE code IN {codes:Array(String)}",
    { codes },
  );
}

export async function saveShortLink(db: Db, link: ShortLink, author: string): Promise<void> {
  await db.insert("short_links", [{ ...link, author, ver: nextVersion() }]);
}

import { z } from "zod";
import { noRules, privacyRules, type PrivacyRules } from "#contract/privacy.ts";
import type { Db } from "./db.ts";
import { nextVersion } from "./version.ts";

const row = z.object({ record: z.string(), hash_key: z.string() });

export interface StoredRules {
  readonly rules: PrivacyRules;
  /** Makes the digests of this project; it never leaves the server. "" until rules are saved. */
  readonly hashKey: string;
}

export async function readPrivacyRules(db: Db, project: string): Promise<StoredRules> {
  const [found] = await db.rows(
    row,
    "SELECT record, hash_key FROM privacy_rules FINAL WHERE project = {project:String}",
    { project },
  );
  if (!found) return { rules: noRules, hashKey: "" };
  return { rules: privacyRules.parse(JSON.parse(found.record)), hashKey: found.hash_key };
}

export async function savePrivacyRules(
  db: Db,
  project: string,
  stored: StoredRules,
): Promise<void> {
  await db.insert("privacy_rules", [
    {
      project,
      record: JSON.stringify(stored.rules),
      hash_key: stored.hashKey,
      ver: nextVersion(),
    },
  ]);
}

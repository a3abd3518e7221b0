import { ProblemError } from "#contract/problem.ts";
import type { Db, ReadOptions } from "../store/db.ts";
import { presentState, type StateAt } from "../store/datasets/state.ts";
import { type KnownVersion, versionsOf } from "../store/datasets/versions.ts";

/** Versions by id, or by number as people write it. Throws `not_found` for one that is not there. */
export async function knownVersions(
  db: Db,
  project: string,
  dataset: string,
  references: readonly string[],
  options: ReadOptions = {},
): Promise<KnownVersion[]> {
  const versions = (await versionsOf(db, project, [dataset], options)).get(dataset) ?? [];
  return references.map((reference) => {
    const found = versions.find(
      ({ id, number }) => id === reference || String(number) === reference,
    );
    if (found) return found;
    throw new ProblemError(
      "not_found",
      `The dataset "${dataset}" has no version "${reference}".`,
      versions.length > 0 ? { hint: `It has versions 1 to ${versions.length}.` } : {},
    );
  });
}

/** The state that a reference speaks of; the present one without. */
export async function stateOf(
  db: Db,
  project: string,
  dataset: string,
  reference: string | undefined,
  options: ReadOptions = {},
): Promise<StateAt> {
  if (reference === undefined) return presentState;
  const [version] = await knownVersions(db, project, dataset, [reference], options);
  return version?.state ?? presentState;
}

import type { DocumentStatistics } from "#contract/retrieval.ts";

/** Below this many lists a pattern is chance. */
const fewestLists = 5;

/** What stands out about a document. */
export function documentFlags(document: DocumentStatistics): string[] {
  const { retrieved, first, used, usable, relevant, labelled } = document;
  const flags: string[] = [];
  if (usable >= fewestLists && used === 0) flags.push("never used");
  if (labelled >= fewestLists && relevant === 0) flags.push("never relevant");
  if (retrieved >= fewestLists && first === retrieved) flags.push("always first");
  if (retrieved === 0) flags.push("never retrieved");
  return flags;
}

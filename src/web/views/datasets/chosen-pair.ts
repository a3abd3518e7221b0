import type { DatasetVersion } from "#contract/datasets.ts";

export interface VersionPair {
  readonly from: DatasetVersion;
  readonly to: DatasetVersion;
}

/** The two versions that the address names; the last change where it names none or what is not there. */
export function chosenPair(
  oldestFirst: readonly DatasetVersion[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): VersionPair | undefined {
  const find = (reference: string | undefined) =>
    oldestFirst.find(({ id, number }) => id === reference || String(number) === reference);
  const newer = find(to) ?? oldestFirst.at(-1);
  const older = find(from) ?? oldestFirst.findLast(({ number }) => number < (newer?.number ?? 0));
  return older && newer ? { from: older, to: newer } : undefined;
}

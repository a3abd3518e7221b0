import type { ResultKey } from "#contract/labels.ts";

/** A result as an address names it. */
export function pathOf({ run, example, repetition }: ResultKey): string[] {
  return [run, example, String(repetition)];
}

/** Whether two places are of the same result. */
export function isAt(item: ResultKey, path: readonly string[]): boolean {
  const [run, example, repetition] = path;
  return item.run === run && item.example === example && String(item.repetition) === repetition;
}

/** Place of the named result among those loaded; the first where it is not there. */
export function placeIn(items: readonly ResultKey[], path: readonly string[] | undefined): number {
  if (path === undefined) return 0;
  return Math.max(
    0,
    items.findIndex((item) => isAt(item, path)),
  );
}

export interface PaletteEntry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** Shown small beside the label: a path, a key. */
  readonly hint?: string;
  readonly run: () => void;
}

/** Entries that hold every typed word, best first; order of groups is kept. */
export function matchingEntries(
  entries: readonly PaletteEntry[],
  typed: string,
  mostPerGroup = 8,
): PaletteEntry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = entries.filter(({ label, group, hint = "" }) => {
    const text = `${group} ${label} ${hint}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const counts = new Map<string, number>();
  return hits.filter(({ group }) => {
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count <= mostPerGroup;
  });
}

/** The trace id in what was typed or pasted, as hex with or without dashes. */
export function traceIdIn(typed: string): string | undefined {
  const id = typed.trim().replaceAll("-", "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(id) ? id : undefined;
}

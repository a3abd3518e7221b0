import type { TextHealth } from "#contract/dataset-health.ts";

export interface OverlapRow {
  readonly id: string;
  readonly versions: { readonly prompt: string; readonly version: string }[];
  /** The largest share over the versions. */
  readonly found: number;
  readonly own: number;
}

/** One row an example, with every prompt version it stands in; the fullest first. */
export function overlapRows(prompts: TextHealth["overlap"]["prompts"]): OverlapRow[] {
  const rows = new Map<string, OverlapRow>();
  for (const { prompt, version, examples } of prompts)
    for (const { id, found, own } of examples) {
      const known = rows.get(id);
      rows.set(id, {
        id,
        own,
        versions: [...(known?.versions ?? []), { prompt, version }],
        found: Math.max(known?.found ?? 0, found),
      });
    }
  return [...rows.values()].toSorted((a, b) => b.found - a.found || (a.id < b.id ? -1 : 1));
}

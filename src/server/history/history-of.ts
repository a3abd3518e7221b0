import type { HistoryItem } from "#contract/history.ts";
import { fieldChanges } from "./field-changes.ts";

/** One stored version of one thing. */
export interface StoredVersion {
  /** Of things with the same name these are versions. */
  readonly name: string;
  readonly subject: string;
  readonly isScore: boolean;
  readonly ver: number;
  readonly who: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Versions as what happened, the latest first; what was sent again unchanged says nothing new. */
export function historyOf(versions: readonly StoredVersion[]): HistoryItem[] {
  const before = new Map<string, StoredVersion>();
  const items: HistoryItem[] = [];
  for (const version of onceEach(versions)) {
    const last = before.get(version.name);
    before.set(version.name, version);
    const changes = fieldChanges(last?.fields, version.fields);
    if (last && changes.length === 0) continue;
    items.push({
      at: timeOf(version.ver),
      who: version.who,
      event: version.isScore ? "scored" : last ? "changed" : "sent",
      subject: version.subject,
      // All of a record is new when it first comes; a score says what it is.
      changes: last || version.isScore ? changes : [],
      count: null,
    });
  }
  return items.toReversed();
}

/** In the order of time. A version may be stored in two places, of which one knows who sent it. */
function onceEach(versions: readonly StoredVersion[]): StoredVersion[] {
  const found = new Map<string, StoredVersion>();
  for (const version of versions) {
    const key = `${version.ver} ${version.name}`;
    if (found.get(key)?.who === undefined || version.who !== null) found.set(key, version);
  }
  return [...found.values()].toSorted((a, b) => a.ver - b.ver);
}

/** Versions are made of the clock; see `nextVersion`. */
export function timeOf(ver: number): string {
  return new Date(ver / 1024).toISOString();
}

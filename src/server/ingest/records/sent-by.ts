import type { AnyRecord } from "#contract/records.ts";

/** Who sends records: their name in the audit and, where a person is signed in, in what only people give. */
export interface Sender {
  readonly who: string;
  /** Undefined for programs, which may bring what others gave. */
  readonly person: string | undefined;
}

/** A record as its sender may give it: whoever is signed in scores and writes notes under their own name alone. */
export function sentBy({ person }: Sender, record: AnyRecord): AnyRecord {
  if (person === undefined) return record;
  if (record.type === "note") return { ...record, author: person };
  const isByHand = record.type === "score" && (record.source === "human" || record.annotator);
  return isByHand ? { ...record, annotator: person } : record;
}

/** In whose name a record stands that people give; undefined for what programs measure. */
export function namedIn(record: AnyRecord): string | undefined {
  if (record.type === "note") return record.author ?? undefined;
  return record.type === "score" ? (record.annotator ?? undefined) : undefined;
}

import { type SubjectKind, subjectKind } from "#contract/embeddings.ts";
import { embeddingSubject } from "#contract/records.ts";

/** How our own JSON of each kind of subject begins: parsing a million of them to look takes seconds. */
const beginnings: readonly (readonly [string, SubjectKind])[] = [
  ['{"example":', "example"],
  ['{"traceId":', "span"],
  ['{"document":', "document"],
  ['{"run":', "result"],
];

export function kindOfText(subject: string): SubjectKind {
  const known = beginnings.find(([beginning]) => subject.startsWith(beginning));
  return known ? known[1] : subjectKind(embeddingSubject.parse(JSON.parse(subject)));
}

/** The trace of a span's subject, from its text. */
export function traceOfText(subject: string): string {
  const start = '{"traceId":"'.length;
  return subject.slice(start, start + 32);
}

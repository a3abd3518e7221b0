import { z } from "zod";
import type { OtherForm } from "../endpoint.ts";
import {
  colourFacts,
  type ColourFacts,
  getColours,
  getProjection,
  pictureFacts,
  type PictureFacts,
  pictureType,
  type Subject,
} from "../embeddings.ts";
import { embeddingSubject } from "../records.ts";
import { type Body, ColumnsError, decodeBody, encodeBody } from "../trace-columns/body.ts";

/** The points of a picture, in the order of their subjects. */
export interface PointColumns {
  readonly facts: PictureFacts;
  /** x and y in turn, from 0 to 65,535 between the bounds. */
  readonly positions: Uint16Array;
  /** Index into `subjectKinds`. */
  readonly kinds: Uint8Array;
  /** Cluster from 1; 0 for none. */
  readonly clusters: Uint8Array;
  /** Subjects as JSON in ASCII, one after the other; point `i` ends at `subjectEnds[i]`. */
  readonly subjects: Uint8Array;
  readonly subjectEnds: Uint32Array;
}

export function encodePoints({ facts, ...columns }: PointColumns): Uint8Array<ArrayBuffer> {
  return encodeBody(facts, columns);
}

/** The columns are views into the body. Throws ColumnsError where it is damaged. */
export function decodePoints(body: ArrayBuffer): PointColumns {
  const read = decodeBody(body);
  const facts = factsOf(pictureFacts, read);
  const subjectEnds = read.columns.get("subjectEnds");
  const columns = {
    facts,
    positions: read.columns.get("positions"),
    kinds: read.columns.get("kinds"),
    clusters: read.columns.get("clusters"),
    subjects: read.columns.get("subjects"),
    subjectEnds,
  };
  if (
    !(columns.positions instanceof Uint16Array) ||
    !(columns.kinds instanceof Uint8Array) ||
    !(columns.clusters instanceof Uint8Array) ||
    !(columns.subjects instanceof Uint8Array) ||
    !(subjectEnds instanceof Uint32Array) ||
    columns.positions.length !== facts.count * 2 ||
    columns.kinds.length !== facts.count ||
    columns.clusters.length !== facts.count ||
    subjectEnds.length !== facts.count ||
    (subjectEnds.at(-1) ?? 0) !== columns.subjects.length
  )
    throw new ColumnsError("The points of the picture do not fit each other.");
  return {
    facts,
    positions: columns.positions,
    kinds: columns.kinds,
    clusters: columns.clusters,
    subjects: columns.subjects,
    subjectEnds,
  };
}

/** Packs subjects given as JSON. */
export function packSubjects(
  texts: readonly string[],
): Pick<PointColumns, "subjects" | "subjectEnds"> {
  const ascii = texts.map(asAscii);
  const subjectEnds = new Uint32Array(texts.length);
  let end = 0;
  for (const [at, text] of ascii.entries()) subjectEnds[at] = end += text.length;
  const subjects = new Uint8Array(end);
  let place = 0;
  for (const text of ascii)
    for (let at = 0; at < text.length; at++) subjects[place++] = text.charCodeAt(at);
  return { subjects, subjectEnds };
}

/** What the point at a place stands for. */
export function subjectAt(
  { subjects, subjectEnds }: Pick<PointColumns, "subjects" | "subjectEnds">,
  place: number,
): Subject {
  const start = place === 0 ? 0 : subjectEnds[place - 1]!;
  let text = "";
  for (let at = start; at < subjectEnds[place]!; at++) text += String.fromCharCode(subjects[at]!);
  return embeddingSubject.parse(JSON.parse(text));
}

const isAscii = /^[ -~]*$/;

function asAscii(text: string): string {
  if (isAscii.test(text)) return text;
  return text.replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export interface ColourColumn {
  readonly facts: ColourFacts;
  /** 0 where a point has no value, else one more than a place in `facts.names`. */
  readonly codes: Uint8Array;
}

export function encodeColours({ facts, codes }: ColourColumn): Uint8Array<ArrayBuffer> {
  return encodeBody(facts, { codes });
}

export function decodeColours(body: ArrayBuffer): ColourColumn {
  const read = decodeBody(body);
  const facts = factsOf(colourFacts, read);
  const codes = read.columns.get("codes");
  if (!(codes instanceof Uint8Array) || codes.some((code) => code > facts.names.length))
    throw new ColumnsError("The colours do not fit their names.");
  return { facts, codes };
}

function factsOf<Schema extends z.ZodType>(schema: Schema, { facts }: Body): z.output<Schema> {
  const parsed = schema.safeParse(facts);
  if (parsed.success) return parsed.data;
  throw new ColumnsError(`The columns name a wrong fact: ${z.prettifyError(parsed.error)}`);
}

export const getPointColumns: OtherForm<typeof getProjection.input, PointColumns> = {
  endpoint: getProjection,
  mediaType: pictureType,
  decode: decodePoints,
};

export const getColourColumn: OtherForm<typeof getColours.input, ColourColumn> = {
  endpoint: getColours,
  mediaType: pictureType,
  decode: decodeColours,
};

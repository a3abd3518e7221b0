import { z } from "zod";

/**
 * A body of typed arrays:
 *
 *   "TSCOLUMN"  version  length  header as JSON in ASCII, up to a multiple of 8  arrays, each at a multiple of 8
 *   8 bytes     uint32   uint32  `length` bytes
 *
 * Numbers are little-endian. The header ends with the directory of the arrays; offsets count from the end
 * of the header. An array that holds one value throughout is that value in the directory and no bytes.
 */
const magic = "TSCOLUMN";
const version = 1;
const prefixBytes = 16;

/** A body that is not ours, of another version, cut off or damaged. */
export class ColumnsError extends Error {
  override readonly name = "ColumnsError";
}

const makers = {
  u8: (body: ArrayBuffer, offset: number, length: number) => new Uint8Array(body, offset, length),
  u16: (body: ArrayBuffer, offset: number, length: number) => new Uint16Array(body, offset, length),
  u32: (body: ArrayBuffer, offset: number, length: number) => new Uint32Array(body, offset, length),
  i32: (body: ArrayBuffer, offset: number, length: number) => new Int32Array(body, offset, length),
  f64: (body: ArrayBuffer, offset: number, length: number) =>
    new Float64Array(body, offset, length),
} as const;
type Type = keyof typeof makers;
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
const elementBytes: Readonly<Record<Type, number>> = { u8: 1, u16: 2, u32: 4, i32: 4, f64: 8 };
const types = ["u8", "u16", "u32", "i32", "f64"] as const;

const directoryEntry = z.object({
  name: z.string(),
  type: z.enum(types),
  /** Number of elements. */
  length: z.int().nonnegative(),
  /** Bytes from the end of the header. Absent where `all` stands for it. */
  offset: z.int().nonnegative().multipleOf(8).optional(),
  /** The value of every element; null is NaN. */
  all: z.number().nullable().optional(),
});
type DirectoryEntry = z.output<typeof directoryEntry>;

const headerShape = z.object({ facts: z.unknown(), columns: z.array(directoryEntry) });

/** Writes arrays under their names, with anything that is JSON beside them. */
export function encodeBody(
  facts: unknown,
  columns: Readonly<Record<string, Column>>,
): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const stored: { readonly array: Column; readonly offset: number }[] = [];
  const directory = Object.entries(columns).map(([name, array]): DirectoryEntry => {
    const entry = { name, type: typeOf(array), length: array.length };
    const all = onlyValue(array);
    if (all !== undefined) return { ...entry, all: Number.isNaN(all) ? null : all };
    const place = { array, offset };
    stored.push(place);
    offset += aligned(array.byteLength);
    return { ...entry, offset: place.offset };
  });
  const header = asAscii(JSON.stringify({ facts, columns: directory }));
  const start = aligned(prefixBytes + header.length);
  const body = new Uint8Array(start + offset);
  writeAscii(body, 0, magic);
  const prefix = new DataView(body.buffer);
  prefix.setUint32(8, version, true);
  prefix.setUint32(12, header.length, true);
  writeAscii(body, prefixBytes, header);
  for (const { array, offset: at } of stored)
    body.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + at);
  return body;
}

export interface Body {
  readonly facts: unknown;
  /** Views into the body, which they keep alive. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Those of them that hold one value throughout. */
  readonly repeated: ReadonlySet<Column>;
}

/** Reads a body back. Throws {@link ColumnsError} where it is not one, or not a whole one. */
export function decodeBody(body: ArrayBuffer): Body {
  const bytes = new Uint8Array(body);
  if (bytes.length < prefixBytes || readAscii(bytes, 0, magic.length) !== magic)
    throw new ColumnsError("The answer is not a trace in columns: it does not begin as one.");
  const prefix = new DataView(body);
  const found = prefix.getUint32(8, true);
  if (found !== version)
    throw new ColumnsError(
      `The columns are of version ${found}; this page reads version ${version}. Reload the page.`,
    );
  const length = prefix.getUint32(12, true);
  const start = aligned(prefixBytes + length);
  if (start > bytes.length) throw cutOff(start, bytes.length);
  const header = parseHeader(readAscii(bytes, prefixBytes, length));
  const repeated = new Map<string, Column>();
  const columns = new Map(
    header.columns.map((entry) => [entry.name, columnOf(body, start, entry, repeated)] as const),
  );
  return { facts: header.facts, columns, repeated: new Set(repeated.values()) };
}

function columnOf(
  body: ArrayBuffer,
  start: number,
  entry: DirectoryEntry,
  repeated: Map<string, Column>,
): Column {
  const { name, type, length, offset, all } = entry;
  if (all !== undefined) {
    // A few bytes must not make a reader set gigabytes aside.
    if (length > mostRepeated)
      throw new ColumnsError(`The column ${name} claims ${length} elements.`);
    // Nobody writes to a column, so those that are the same throughout can be one array.
    const key = `${type} ${length} ${all}`;
    const known = repeated.get(key);
    if (known) return known;
    const array = makers[type](new ArrayBuffer(length * elementBytes[type]), 0, length);
    // It comes full of zeros.
    if (!Object.is(all, 0)) array.fill(all ?? Number.NaN);
    repeated.set(key, array);
    return array;
  }
  if (offset === undefined) throw new ColumnsError(`The column ${name} is nowhere.`);
  const end = start + offset + length * elementBytes[type];
  if (end > body.byteLength) throw cutOff(end, body.byteLength);
  return makers[type](body, start + offset, length);
}

const mostRepeated = 2 ** 27;

function parseHeader(text: string): z.output<typeof headerShape> {
  try {
    return headerShape.parse(JSON.parse(text));
  } catch (error) {
    throw new ColumnsError("The header of the columns cannot be read.", { cause: error });
  }
}

function cutOff(wanted: number, found: number): ColumnsError {
  return new ColumnsError(`The columns are cut off: ${found} of at least ${wanted} bytes came.`);
}

function typeOf(array: Column): Type {
  if (array instanceof Uint8Array) return "u8";
  if (array instanceof Uint16Array) return "u16";
  if (array instanceof Uint32Array) return "u32";
  return array instanceof Int32Array ? "i32" : "f64";
}

/** The value of all elements, undefined where they differ or there are none. */
function onlyValue(array: Column): number | undefined {
  const first = array[0];
  for (let at = 1; at < array.length; at++) if (!Object.is(array[at], first)) return undefined;
  return first;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** JSON with all but ASCII escaped: one byte per character, so no text codec is needed on either side. */
function asAscii(json: string): string {
  return json.replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function writeAscii(bytes: Uint8Array, from: number, text: string): void {
  for (let at = 0; at < text.length; at++) bytes[from + at] = text.charCodeAt(at);
}

function readAscii(bytes: Uint8Array, from: number, length: number): string {
  let text = "";
  const end = from + length;
  for (let at = from; at < end; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 8192)));
  return text;
}

import { z } from "zod";
import { traceSummary } from "../traces.ts";
import { unixNano } from "../wire.ts";
import { type Body, type Column, ColumnsError, decodeBody } from "./body.ts";
import { wordColumns } from "./column-names.ts";
import { spanIdBytes } from "./span-ids.ts";
import { statuses, type TraceColumns } from "./trace-columns.ts";
import type { Words } from "./words.ts";

const facts = z.object({
  trace: traceSummary,
  count: z.int().nonnegative(),
  baseNs: unixNano,
  words: z.record(z.enum(wordColumns), z.array(z.string().nullable())),
});

/**
 * Reads the columnar form of a trace. The columns are views into the body: nothing is copied. Throws
 * ColumnsError for a body that is foreign, cut off, or whose numbers point nowhere.
 */
export function decodeTraceColumns(body: ArrayBuffer): TraceColumns {
  const read = decodeBody(body);
  const parsed = facts.safeParse(read.facts);
  if (!parsed.success)
    throw new ColumnsError(`The columns name a wrong fact: ${z.prettifyError(parsed.error)}`);
  const { trace, count, baseNs, words } = parsed.data;
  const numbers = (name: string) => wanted(read, name, count, isFloats);
  const wordsAt = (name: (typeof wordColumns)[number]): Words => {
    const at = wanted(read, name, count, isNumbers);
    requireBelow(read.repeated.has(at) ? at.subarray(0, 1) : at, words[name].length, name);
    return { values: words[name], at };
  };
  const columns: TraceColumns = {
    trace,
    count,
    baseNs,
    spanIds: wanted(read, "spanIds", count * spanIdBytes, isBytes),
    parent: wanted(read, "parent", count, isPlaces),
    parentId: wordsAt("parentId"),
    depth: wanted(read, "depth", count, isCounts),
    end: wanted(read, "end", count, isCounts),
    startMs: numbers("startMs"),
    durationMs: numbers("durationMs"),
    status: wanted(read, "status", count, isBytes),
    flags: wanted(read, "flags", count, isBytes),
    name: wordsAt("name"),
    kind: wordsAt("kind"),
    errorType: wordsAt("errorType"),
    errorMessage: wordsAt("errorMessage"),
    model: wordsAt("model"),
    provider: wordsAt("provider"),
    service: wordsAt("service"),
    scope: wordsAt("scope"),
    promptTokens: numbers("promptTokens"),
    completionTokens: numbers("completionTokens"),
    totalTokens: numbers("totalTokens"),
    cacheReadTokens: numbers("cacheReadTokens"),
    cacheWriteTokens: numbers("cacheWriteTokens"),
    reasoningTokens: numbers("reasoningTokens"),
    costUsd: numbers("costUsd"),
    firstTokenMs: numbers("firstTokenMs"),
  };
  requireBelow(columns.status, statuses.length, "status");
  requireTree(columns);
  return columns;
}

const isFloats = (column: Column) => column instanceof Float64Array;
const isBytes = (column: Column) => column instanceof Uint8Array;
const isCounts = (column: Column) => column instanceof Uint32Array;
const isPlaces = (column: Column) => column instanceof Int32Array;
const isNumbers = (column: Column): column is Words["at"] =>
  column instanceof Uint8Array || column instanceof Uint16Array || column instanceof Uint32Array;

function wanted<Kind extends Column>(
  { columns }: Body,
  name: string,
  length: number,
  isKind: (column: Column) => column is Kind,
): Kind {
  const column = columns.get(name);
  if (!column) throw new ColumnsError(`The column ${name} is missing.`);
  if (!isKind(column)) throw new ColumnsError(`The column ${name} is of another type.`);
  if (column.length !== length)
    throw new ColumnsError(`The column ${name} has ${column.length} elements, not ${length}.`);
  return column;
}

/** A loop for each width of numbers: one loop for all of them would be several times slower. */
function requireBelow(column: Words["at"], limit: number, name: string): void {
  const largest =
    column instanceof Uint8Array
      ? largestByte(column)
      : column instanceof Uint16Array
        ? largestShort(column)
        : largestLong(column);
  if (largest >= limit)
    throw new ColumnsError(`The column ${name} points to ${largest} of ${limit}.`);
}

function largestByte(column: Uint8Array): number {
  let largest = -1;
  for (let at = 0; at < column.length; at++) if (column[at]! > largest) largest = column[at]!;
  return largest;
}

function largestShort(column: Uint16Array): number {
  let largest = -1;
  for (let at = 0; at < column.length; at++) if (column[at]! > largest) largest = column[at]!;
  return largest;
}

function largestLong(column: Uint32Array): number {
  let largest = -1;
  for (let at = 0; at < column.length; at++) if (column[at]! > largest) largest = column[at]!;
  return largest;
}

/** Whoever walks the rows relies on this: otherwise a wrong number makes an endless loop. */
function requireTree({ count, parent, depth, end }: TraceColumns): void {
  for (let index = 0; index < count; index++) {
    const owner = parent[index]!;
    const last = end[index]!;
    if (owner === -1) {
      if (depth[index] === 0 && last > index && last <= count) continue;
    } else if (
      owner >= 0 &&
      owner < index &&
      depth[index] === depth[owner]! + 1 &&
      last > index &&
      last <= end[owner]!
    )
      continue;
    throw new ColumnsError(`The place of span ${index} makes no tree.`);
  }
}

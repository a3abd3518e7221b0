import type { Compared } from "../compare/quantities.ts";

export interface CodedValues {
  /** 0 without a value, else one more than a place in `names`. */
  readonly codes: Uint8Array;
  readonly names: readonly string[];
  readonly range: [number, number] | null;
}

/** As many as there are colours for categories: none stands for two. */
const mostTexts = 8;
const bins = 7;

/** The most frequent values by name; all others together. */
export function codedTexts(values: readonly (string | undefined)[]): CodedValues {
  const counts = new Map<string, number>();
  for (const value of values)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranked = [...counts].toSorted(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
  const rest = ranked.length > mostTexts ? ranked.length - (mostTexts - 1) : 0;
  const names = ranked.slice(0, rest > 0 ? mostTexts - 1 : mostTexts).map(([name]) => name);
  const places = new Map(names.map((name, at) => [name, at + 1]));
  if (rest > 0) names.push(`${rest} other values`);
  const codes = Uint8Array.from(values, (value) =>
    value === undefined ? 0 : (places.get(value) ?? names.length),
  );
  return { codes, names, range: null };
}

/** Numbers in steps of equal width, or right and wrong where a share says nothing else. NaN has no code. */
export function codedNumbers(values: Float64Array, isPass: boolean): CodedValues {
  const known = values.filter((value) => !Number.isNaN(value));
  const codes = new Uint8Array(values.length);
  if (known.length === 0) return { codes, names: [], range: null };
  if (isPass) {
    for (const [at, value] of values.entries())
      if (!Number.isNaN(value)) codes[at] = value === 0 ? 1 : value === 1 ? 3 : 2;
    return { codes, names: ["wrong", "sometimes right", "right"], range: [0, 1] };
  }
  let [low, high] = [Infinity, -Infinity];
  for (const value of known) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const width = (high - low) / bins;
  for (const [at, value] of values.entries())
    if (!Number.isNaN(value))
      codes[at] = width === 0 ? 1 : Math.min(bins, 1 + Math.floor((value - low) / width));
  const edge = (at: number): string => String(Number((low + at * width).toPrecision(3)));
  const names =
    width === 0
      ? [edge(0)]
      : Array.from({ length: bins }, (_, at) => `${edge(at)} to ${edge(at + 1)}`);
  return { codes, names, range: [low, high] };
}

const dayMs = 86_400_000;

/** Times in steps of equal length, named in UTC: days, or minutes where all lie within a few days. */
export function codedTimes(startsMs: Float64Array): CodedValues {
  const coded = codedNumbers(startsMs, false);
  if (coded.range === null) return coded;
  const [first, last] = coded.range;
  const width = (last - first) / bins;
  const named = (at: number): string => {
    const text = new Date(first + at * width).toISOString();
    return width >= dayMs ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
  };
  const names =
    width === 0 ? [named(0)] : coded.names.map((_, at) => `${named(at)} to ${named(at + 1)}`);
  return { ...coded, names };
}

/**
 * Who wins at each point, by the direction of the metric: an example that both have the same value of is
 * right in both from a half up, and a tie for what is no pass. Two contents of an example are not compared.
 */
export function codedWins(
  { quantity, columns }: Compared,
  placeOf: Int32Array,
  sameContent: Uint8Array | null,
): CodedValues {
  const isPass = quantity.measure === "pass";
  const sign = quantity.direction === "up" ? 1 : -1;
  const codes = Uint8Array.from(placeOf, (place) => {
    if (place < 0 || (sameContent !== null && sameContent[place] === 0)) return 0;
    const [a, b] = [columns[0]!.values[place]!, columns[1]!.values[place]!];
    if (Number.isNaN(a) || Number.isNaN(b)) return 0;
    if (a !== b) return (b - a) * sign > 0 ? 2 : 1;
    return isPass && (sign > 0 ? a < 0.5 : a >= 0.5) ? 4 : 3;
  });
  const names = isPass
    ? ["A wins", "B wins", "both right", "both wrong"]
    : ["A wins", "B wins", "the same"];
  return { codes, names, range: null };
}

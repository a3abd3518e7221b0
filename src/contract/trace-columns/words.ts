/** Smallest array that holds the numbers of all values. */
export type WordNumbers = Uint8Array | Uint16Array | Uint32Array;

/** Texts that repeat, each stored once. Null is "absent", which is not "". */
export interface Words {
  readonly values: readonly (string | null)[];
  /** Per span an index into `values`. */
  readonly at: WordNumbers;
}

/** Numbers the distinct values of a column in the order they come. */
export function wordsOf(count: number, valueAt: (index: number) => string | null): Words {
  const known = new Map<string | null, number>();
  const wide = new Uint32Array(count);
  let last: string | null | undefined;
  let number: number | undefined = 0;
  for (let index = 0; index < count; index++) {
    const value = valueAt(index);
    // Most texts are those of the span before, and comparing costs less than looking up.
    if (value !== last) {
      number = known.get(value);
      if (number === undefined) known.set(value, (number = known.size));
      last = value;
    }
    wide[index] = number;
  }
  return { values: [...known.keys()], at: narrowed(wide, known.size) };
}

export function wordAt({ values, at }: Words, index: number): string | null {
  return values[at[index] ?? -1] ?? null;
}

function narrowed(wide: Uint32Array, size: number): WordNumbers {
  if (size <= 0x1_00) return Uint8Array.from(wide);
  return size <= 0x1_00_00 ? Uint16Array.from(wide) : wide;
}

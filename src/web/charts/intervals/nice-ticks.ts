const tiny = 1e-200;

/** Round numbers (1, 2 or 5 times a power of ten apart) around a range: the first is below it, the last above. */
export function niceTicks(low: number, high: number, about = 4): number[] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  // A range too narrow for the digits of a number is drawn as one value.
  const isFlat = high - low < Math.max(size * 1e-9, tiny);
  const span = isFlat ? (size < tiny ? 1 : size) : high - low;
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  // Multiples, not sums: 0.1 + 0.2 is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
}

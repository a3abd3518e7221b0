/**
 * A WebAssembly module with one function, assembled here instruction by instruction: products of 32-bit vectors,
 * four numbers at a time. JavaScript has no such instructions, and products are nearly all that neighbours cost.
 *
 *     table(ones, count of ones, others, count of others, out, base, stride)
 *
 * `ones` and `others` are addresses of lists of places, `base` is the address of the vectors, `stride` the bytes of
 * one, `out` where the products go, one after the other, a row for each of the ones. The ones must be even in
 * number, the others a multiple of four, the stride a multiple of 64; vectors end in zeros.
 */
export function productsModule(): Uint8Array<ArrayBuffer> {
  const type = [0x60, 7, ...Array.from({ length: parameters }, () => i32), 0];
  const imported = [...text("env"), ...text("memory"), 0x02, 0x00, 0x01];
  const exported = [...text("table"), 0x00, 0x00];
  const code = [
    2,
    ...unsigned(locals.integers - parameters),
    i32,
    ...unsigned(wide),
    v128,
    ...rowsLoop(),
    end,
  ];
  return Uint8Array.from([
    ...header,
    ...section(1, [1, ...type]),
    ...section(2, [1, ...imported]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...exported]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

/** "\\0asm" and the version of the format. */
const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const [i32, v128, end] = [0x7f, 0x7b, 0x0b];
const parameters = 7;
const [ones, oneCount, others, otherCount, out, base, stride] = [0, 1, 2, 3, 4, 5, 6];
/** Rows and columns that are multiplied at once: eight sums and what they are made of fit the registers. */
const [high, broad] = [2, 4];
const unrolled = 4;
const locals = { i: 7, j: 8, left: 9, a: 10, b: 12, integers: 16, sums: 16, one: 24, other: 26 };
const wide = high * broad + high + 1;

const get = (local: number) => [0x20, ...unsigned(local)];
const set = (local: number) => [0x21, ...unsigned(local)];
const constant = (value: number) => [0x41, ...signed(value)];
const [add, multiply, shift, below] = [0x6a, 0x6c, 0x74, 0x49];
const loop = (...body: number[]) => [0x03, 0x40, ...body, end];
const repeatIf = (...condition: number[]) => [...condition, 0x0d, 0];
const loadPlace = (offset: number) => [0x28, 2, ...unsigned(offset)];
const loadWide = (offset: number) => [0xfd, 0x00, 2, ...unsigned(offset)];
const storeFloat = (offset: number) => [0x38, 2, ...unsigned(offset)];
const [addWide, multiplyWide] = [
  [0xfd, 0xe4, 0x01],
  [0xfd, 0xe6, 0x01],
];
const zeros = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];
const lane = (at: number) => [0xfd, 0x1f, at];
const addFloat = 0x92;
const each = (count: number, make: (at: number) => number[]): number[] =>
  Array.from({ length: count }, (_, at) => make(at)).flat();
const increase = (local: number, by: number) => [
  ...get(local),
  ...constant(by),
  add,
  ...set(local),
];

function rowsLoop(): number[] {
  return loop(
    ...constant(0),
    ...set(locals.j),
    ...columnsLoop(),
    ...increase(locals.i, high),
    ...repeatIf(...get(locals.i), ...get(oneCount), below),
  );
}

function columnsLoop(): number[] {
  return loop(
    ...each(high, (at) => address(ones, locals.i, at, locals.a)),
    ...each(broad, (at) => address(others, locals.j, at, locals.b)),
    ...each(high * broad, (at) => [...zeros, ...set(locals.sums + at)]),
    ...get(stride),
    ...set(locals.left),
    ...numbersLoop(),
    ...each(high, (row) => each(broad, (column) => store(row, column))),
    ...increase(locals.j, broad),
    ...repeatIf(...get(locals.j), ...get(otherCount), below),
  );
}

/** Address of the vector whose place stands `at` entries behind an index of a list. */
function address(list: number, index: number, at: number, into: number): number[] {
  const entry = [...get(list), ...get(index), ...constant(2), shift, add, ...loadPlace(at * 4)];
  return [...entry, ...get(stride), multiply, ...get(base), add, ...set(into + at)];
}

function numbersLoop(): number[] {
  return loop(
    ...each(unrolled, (step) => [
      ...each(high, (row) => [
        ...get(locals.a + row),
        ...loadWide(step * 16),
        ...set(locals.one + row),
      ]),
      ...each(broad, (column) => [
        ...get(locals.b + column),
        ...loadWide(step * 16),
        ...set(locals.other),
        ...each(high, (row) => {
          const sum = locals.sums + row * broad + column;
          const product = [...get(locals.one + row), ...get(locals.other), ...multiplyWide];
          return [...get(sum), ...product, ...addWide, ...set(sum)];
        }),
      ]),
    ]),
    ...each(high, (at) => increase(locals.a + at, unrolled * 16)),
    ...each(broad, (at) => increase(locals.b + at, unrolled * 16)),
    ...increase(locals.left, -unrolled * 16),
    ...repeatIf(...get(locals.left)),
  );
}

function store(row: number, column: number): number[] {
  const line = [...get(locals.i), ...constant(row), add, ...get(otherCount), multiply];
  const to = [...line, ...get(locals.j), add, ...constant(2), shift, ...get(out), add];
  const sum = get(locals.sums + row * broad + column);
  const half = (from: number) => [...sum, ...lane(from), ...sum, ...lane(from + 1), addFloat];
  return [...to, ...half(0), ...half(2), addFloat, ...storeFloat(column * 4)];
}

function section(id: number, body: readonly number[]): number[] {
  return [id, ...unsigned(body.length), ...body];
}

function text(name: string): number[] {
  return [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0))];
}

/** Numbers as WebAssembly writes them: seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const low = value & 127;
  const rest = value >> 7;
  const isWhole = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
  return isWhole ? [low] : [low | 128, ...signed(rest)];
}

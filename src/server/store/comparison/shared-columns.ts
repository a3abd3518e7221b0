/** A column that another thread may read without a copy of it. */
export function doubles(length: number, fill = 0): Float64Array {
  const column = new Float64Array(new SharedArrayBuffer(length * 8));
  return fill === 0 ? column : column.fill(fill);
}

export function counts(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}

export function places(from: readonly number[]): Int32Array {
  const column = new Int32Array(new SharedArrayBuffer(from.length * 4));
  column.set(from);
  return column;
}

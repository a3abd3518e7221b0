/** A position in a block of RowBinary; readers move it on. */
export interface BinaryRows {
  readonly view: DataView;
  at: number;
}

export function binaryRows(bytes: Uint8Array): BinaryRows {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
}

export function hasMore({ view, at }: BinaryRows): boolean {
  return at < view.byteLength;
}

export function readByte(rows: BinaryRows): number {
  const value = rows.view.getUint8(rows.at);
  rows.at += 1;
  return value;
}

export function readShort(rows: BinaryRows): number {
  const value = rows.view.getUint16(rows.at, true);
  rows.at += 2;
  return value;
}

export function readDouble(rows: BinaryRows): number {
  const value = rows.view.getFloat64(rows.at, true);
  rows.at += 8;
  return value;
}

/** A UInt64 as its lower and upper half. */
export function readHash(rows: BinaryRows): readonly [low: number, high: number] {
  const low = rows.view.getUint32(rows.at, true);
  const high = rows.view.getUint32(rows.at + 4, true);
  rows.at += 8;
  return [low, high];
}

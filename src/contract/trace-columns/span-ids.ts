export const spanIdBytes = 8;

/** Hex ids as bytes, one after the other. */
export function packSpanIds(count: number, idAt: (index: number) => string): Uint8Array {
  const bytes = new Uint8Array(count * spanIdBytes);
  for (let index = 0; index < count; index++) writeSpanId(bytes, index, idAt(index));
  return bytes;
}

/** The hex id of a span. */
export function spanIdAt(spanIds: Uint8Array, index: number): string {
  let text = "";
  for (let at = index * spanIdBytes; at < (index + 1) * spanIdBytes; at++)
    text += hexPairs[spanIds[at]!]!;
  return text;
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Index of the span with this id, -1 if there is none. Looks through all: nothing is kept for it. */
export function findSpanId(spanIds: Uint8Array, id: string): number {
  if (!isSpanId.test(id)) return -1;
  const wanted = packSpanIds(1, () => id);
  for (let from = 0; from < spanIds.length; from += spanIdBytes) {
    let at = 0;
    while (at < spanIdBytes && spanIds[from + at] === wanted[at]) at++;
    if (at === spanIdBytes) return from / spanIdBytes;
  }
  return -1;
}

const isSpanId = /^[0-9a-f]{16}$/;

function writeSpanId(bytes: Uint8Array, index: number, id: string): void {
  if (id.length !== spanIdBytes * 2)
    throw new TypeError(`a span id has 16 hex digits, not "${id}"`);
  for (let at = 0; at < spanIdBytes; at++)
    bytes[index * spanIdBytes + at] =
      (hexDigit(id.charCodeAt(at * 2)) << 4) | hexDigit(id.charCodeAt(at * 2 + 1));
}

/** Value of a digit by its character code: 0-9, then a-f. */
function hexDigit(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}

/** 32-bit FNV-1a hash (Fowler, Noll, Vo) of the UTF-8 bytes of a text, 0..2^32-1. */
export function fnv1a32(text: string): number {
  let hash = 0x811c_9dc5;
  for (const byte of utf8(text)) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
}

/** By hand, because TextEncoder belongs to the DOM and to Node, not to the language. */
function* utf8(text: string): Generator<number> {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) yield code;
    else if (code < 0x800) yield* [0xc0 | (code >> 6), tail(code)];
    else if (code < 0x1_0000) yield* [0xe0 | (code >> 12), tail(code >> 6), tail(code)];
    else yield* [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)];
  }
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

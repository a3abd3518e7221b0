const pieceLength = 1024 * 1024;

/** A text in pieces of about a million characters, none of them cut through a character. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  do {
    let to = Math.min(text.length, from + pieceLength);
    // A pair of surrogates is one character: half of it has no form in UTF-8.
    if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to--;
    pieces.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return pieces;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

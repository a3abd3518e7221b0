/** A line of a byte stream, or the news that it is longer than allowed. */
export interface Line {
  /** 1 for the first. */
  readonly number: number;
  /** Undefined when the line was too long and has been skipped. */
  readonly bytes: Uint8Array | undefined;
}

const newline = 10;

/** Splits a stream of bytes into lines without holding more than one line. Empty lines are left out. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let number = 1;
  let skipping = false;

  const take = (last: Uint8Array): Line | undefined => {
    const line = skipping || held + last.length > limitBytes ? undefined : join(parts, last, held);
    const wasSkipped = line === undefined;
    parts = [];
    held = 0;
    skipping = false;
    if (wasSkipped) return { number, bytes: undefined };
    return isBlank(line) ? undefined : { number, bytes: line };
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      const line = take(chunk.subarray(from, at));
      if (line) yield line;
      number++;
      from = at + 1;
    }
    const rest = chunk.subarray(from);
    if (skipping || held + rest.length > limitBytes) {
      skipping = true;
      parts = [];
      held = 0;
    } else if (rest.length > 0) {
      parts.push(rest);
      held += rest.length;
    }
  }
  if (held > 0 || skipping) {
    const line = take(new Uint8Array());
    if (line) yield line;
  }
}

function join(parts: readonly Uint8Array[], last: Uint8Array, held: number): Uint8Array {
  if (parts.length === 0) return last;
  const whole = new Uint8Array(held + last.length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  whole.set(last, at);
  return whole;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 32 || byte === 13 || byte === 9);
}

/** Reads a stream of bytes by lines and by counts. */
export interface ByteReader {
  /** Up to the next newline, without it; undefined at the end. Throws where the stream ends inside a line. */
  line(): Promise<string | undefined>;
  /** Exactly so many bytes; throws where the stream ends before. */
  bytes(count: number): Promise<Uint8Array>;
}

const newline = 10;
const longestLine = 1024 * 1024;

export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const next = await chunks.next();
    if (next.done) return false;
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
    return true;
  }

  function take(count: number): Buffer {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  }

  return {
    async line() {
      let at = held.indexOf(newline);
      while (at === -1) {
        if (held.length > longestLine) throw new Error("it is no backup of Touchstone");
        if (!(await more())) {
          if (held.length > 0) throw new Error("it ends in the middle");
          return undefined;
        }
        at = held.indexOf(newline);
      }
      const text = take(at).toString("utf8");
      take(1);
      return text;
    },
    async bytes(count) {
      while (held.length < count) if (!(await more())) throw new Error("it ends in the middle");
      return take(count);
    },
  };
}
